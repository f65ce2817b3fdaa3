// Generated from the OpenAPI document of the service: `npm run generate --workspace packages/client`. Do not edit.

export interface paths {
    "/api/v1/achievements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Achievements that everybody may know of, the latest first; they outlive the journal
         * @description For an API key with the scope `read`, and any signed-in user.
         */
        get: operations["getAchievements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is connected, and how it stands with each
         * @description For an API key with the scope `admin`, and administrators.
         */
        get: operations["getAdminConnections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/connections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends a connection; it is told not to come back with what it has
         * @description For an API key with the scope `admin`, and administrators.
         */
        delete: operations["deleteAdminConnectionsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the latest events went, the latest first
         * @description For an API key with the scope `admin`, and administrators.
         */
        get: operations["getAdminEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The API keys by name, without the keys
         * @description For an API key with the scope `admin`, and administrators.
         */
        get: operations["getAdminKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/kiosk-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a token for a screen
         * @description For an API key with the scope `admin`, and administrators.
         */
        post: operations["postAdminKioskTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the service stands, in numbers
         * @description For an API key with the scope `admin`, and administrators.
         */
        get: operations["getAdminOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/pairings/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirms the code that a screen shows
         * @description The screen gets a token for a kiosk of this name. A code is good once.
         *
         *     For an API key with the scope `admin`, and administrators.
         */
        post: operations["postAdminPairingsCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which users are online
         * @description For an API key with the scope `admin`, and administrators.
         */
        get: operations["getAdminPresence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/screens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The screens on walls
         * @description Two screens of one name are two entries.
         *
         *     For an API key with the scope `admin`, and administrators.
         */
        get: operations["getAdminScreens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/screens/{name}/frozen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Has a screen go on showing what it shows, or show again what is new
         * @description It is told by `tv:control`, also after a restart.
         *
         *     For an API key with the scope `admin`, and administrators.
         */
        put: operations["putAdminScreensNameFrozen"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{userId}/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends all connections of a user
         * @description For an API key with the scope `admin`, and administrators.
         */
        delete: operations["deleteAdminUsersUserIdConnections"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Many events in order: all or none
         * @description Each entry is read as if it had been posted to its `path` alone. The answer has one entry for each, in order.
         *
         *     For an API key with the scope `publish`, and administrators.
         */
        post: operations["postBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/broadcasts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of any name for everybody in a namespace
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postBroadcasts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contests, the latest id first
         * @description For an API key with the scope `read`, and any signed-in user.
         */
        get: operations["getContests"];
        put?: never;
        /**
         * A contest is to be held, or is changed
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postContests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contests/{contestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A contest and its board
         * @description For an API key with the scope `read`, and any signed-in user.
         */
        get: operations["getContestsContestId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contests/{contestId}/enter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Likewise, by another name
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postContestsContestIdEnter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contests/{contestId}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody takes part in a contest
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postContestsContestIdEntries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The journal, in its order
         * @description Without `namespace` everything; with it what went to the namespace and its rooms. What `after` asks for may no longer be kept: then the answer begins with the oldest event that is, and says `gap`.
         *
         *     For an API key with the scope `read`.
         */
        get: operations["getEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/field/chats/{sessionId}/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The answer in a chat; ends the typing
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postFieldChatsSessionIdResponses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leaderboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A board, or a part of it
         * @description For an API key with the scope `read`, and any signed-in user.
         */
        get: operations["getLeaderboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leaderboard/achievements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody earned a sales achievement
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postLeaderboardAchievements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leaderboard/contest-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody's value in a contest
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postLeaderboardContestEntries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leaderboard/rank-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody's rank has changed, for him to hear
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postLeaderboardRankChanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leaderboard/ranking-updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody's rank has changed, for everybody to hear
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postLeaderboardRankingUpdates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leaderboard/refreshes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whole rankings that replace what is shown
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postLeaderboardRefreshes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leaderboard/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What everybody has come to
         * @description For an API key with the scope `read`, and any signed-in user.
         */
        get: operations["getLeaderboardStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leaderboard/teams/{teamId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of any name for a team
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postLeaderboardTeamsTeamIdEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leaderboard/tv-updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Something for the screens on the walls
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postLeaderboardTvUpdates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A notification for its user
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postNotifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getOpenapiJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pairings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A screen without a token gets a code to show
         * @description An administrator who sees it confirms it at `/api/v1/admin/pairings/{code}`.
         */
        post: operations["postPairings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pairings/{pairingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the code of a screen has been confirmed */
        get: operations["getPairingsPairingId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many clients are in which rooms now
         * @description For an API key with the scope `read`, and administrators.
         */
        get: operations["getRooms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who is who; each entry replaces what was known of its user or team
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postRoster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A sale
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postSales"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales-reps/{userId}/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A sale of the user of the address
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postSalesRepsUserIdSales"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales/{saleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * A sale no longer counts
         * @description For an API key with the scope `publish`, and administrators.
         */
        delete: operations["deleteSalesSaleId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the teams have come to, by their ids
         * @description For an API key with the scope `read`, and any signed-in user.
         */
        get: operations["getTeams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A one-time ticket, which a page exchanges for a login
         * @description For an API key with the scope `publish`.
         */
        post: operations["postTickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/achievements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody unlocked a training achievement
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postTrainingAchievements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/level-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody reached a level
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postTrainingLevelUps"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody logged in
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postTrainingLogins"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/module-completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody completed a module
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postTrainingModuleCompletions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/modules/{moduleId}/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Something for those who have a module open
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postTrainingModulesModuleIdUpdates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How far a roleplay is
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postTrainingProgress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/quiz-complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Likewise, by another name
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postTrainingQuizComplete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/quiz-completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody finished a quiz
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postTrainingQuizCompletions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/quiz-results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody finished a quiz
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postTrainingQuizResults"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/roleplay-results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody finished a roleplay
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postTrainingRoleplayResults"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who may join a roleplay session; nobody is told
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postTrainingSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{sessionId}/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A roleplay partner's answer, whole
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postTrainingSessionsSessionIdResponses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{sessionId}/responses/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A roleplay partner's answer while it is written
         * @description Each piece goes out as it comes, as `roleplay:chunk`; the whole follows as `roleplay:response`. A line of the body, or the `data` of a server-sent event, holds a piece; `[DONE]` or the end of the body ends it.
         *
         *     For an API key with the scope `publish`, and administrators.
         */
        post: operations["postTrainingSessionsSessionIdResponsesStream"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/streaks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody's streak went on, or ended
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postTrainingStreaks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/xp-awards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody was given XP
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postTrainingXpAwards"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/xp-gains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody gained XP
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postTrainingXpGains"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of any name for one user
         * @description For an API key with the scope `publish`, and administrators.
         */
        post: operations["postUsersUserIdEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How he stood at the end of his days, the oldest first
         * @description For an API key with the scope `read`, and any signed-in user.
         */
        get: operations["getUsersUserIdHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A user's inbox, the latest first
         * @description For an API key with the scope `read`, the user himself, and administrators.
         */
        get: operations["getUsersUserIdNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * He has read some of his inbox, or everything up to an entry
         * @description For an API key with the scope `publish`, the user himself, and administrators.
         */
        post: operations["postUsersUserIdNotificationsRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a user is connected now, and where
         * @description For an API key with the scope `read`, the user himself, and administrators.
         */
        get: operations["getUsersUserIdPresence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How somebody stands, by every metric
         * @description For an API key with the scope `read`, and any signed-in user.
         */
        get: operations["getUsersUserIdStanding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/training": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * His XP, level, streak and achievements
         * @description For an API key with the scope `read`, the user himself, and administrators.
         */
        get: operations["getUsersUserIdTraining"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/app/config.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a page must know of this service before it does anything */
        get: operations["getAppConfigJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process lives */
        get: operations["getLivez"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service takes traffic */
        get: operations["getReadyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who asks
         * @description By any of the ways in which a connection may say it; a kiosk too.
         */
        get: operations["getSession"];
        put?: never;
        /**
         * Signs a browser in: sets the cookie of a login
         * @description For a token in `Authorization: Bearer` or in the body, or for a ticket in the body.
         */
        post: operations["postSession"];
        /** Signs a browser out; its connections end */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What runs here */
        get: operations["getVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A user earned something worth a celebration. */
        Achievement: {
            userId: components["schemas"]["UserId"];
            userName: components["schemas"]["Title"];
            achievementType: components["schemas"]["AchievementType"];
            title: components["schemas"]["Title"];
            description: components["schemas"]["Description"];
            icon?: components["schemas"]["Description"];
            timestamp?: components["schemas"]["Timestamp"];
        };
        /** @description `achievement:showcase`: somebody has unlocked an achievement that is not common, for everybody to hear. */
        AchievementShowcase: {
            /** @description What he is called. */
            userName: components["schemas"]["Title"];
            /** @description What the achievement is called. */
            title: components["schemas"]["Title"];
            /** @description How rare it is. */
            rarity: components["schemas"]["Rarity"];
            /** @description When. */
            timestamp?: components["schemas"]["Timestamp"];
        };
        /**
         * @description What a sales achievement was earned for.
         * @enum {string}
         */
        AchievementType: "rank" | "milestone" | "streak" | "contest";
        /** @description Achievements, the latest first. */
        Achievements: {
            /** @description Those asked for. */
            achievements: components["schemas"]["KeptAchievement"][];
            /** @description Where in the journal it is true. */
            position: components["schemas"]["Position"];
            /**
             * Format: int64
             * @description Before which id to read on.
             */
            next?: number;
        };
        /** @description An event of any name with any payload, in a namespace that is `/` unless given. */
        AddressedEvent: {
            namespace?: components["schemas"]["Namespace"];
            event: components["schemas"]["EventName"];
            data: components["schemas"]["AnyJson"];
        };
        /** @description A connection, and how it stands with it. */
        AdminConnection: {
            /** @description What it is called here and in the log. */
            id: components["schemas"]["ConnectionId"];
            /** @description Whose it is; absent before that is known, and of a kiosk. */
            userId?: components["schemas"]["UserId"];
            /** @description What he, or the kiosk, is called. */
            name?: string;
            /** @description Whether it is a screen on a wall. */
            kiosk?: boolean;
            /** @description `json` or `socketio`. */
            protocol: components["schemas"]["Protocol"];
            /** @description `websocket` or `polling`. */
            transport: components["schemas"]["Transport"];
            /** @description Where it is. */
            namespaces: components["schemas"]["Namespace"][];
            /** @description The rooms that it is in. */
            rooms: components["schemas"]["InRoom"][];
            /** @description Since when. */
            connectedAt: components["schemas"]["Timestamp"];
            /**
             * Format: double
             * @description How long the last answer to a ping took.
             */
            rttMs?: number;
            /** @description What waits to be taken by it. */
            queuedMessages: number;
            /** @description What that comes to. */
            queuedBytes: number;
            /** @description Whether its socket takes nothing just now. */
            blocked: boolean;
        };
        /** @description Who is connected, by the ids of the connections. */
        AdminConnections: {
            /** @description Those asked for. */
            connections: components["schemas"]["AdminConnection"][];
            /** @description After which id to read on. */
            next?: string;
            /** @description Where in the journal it is true. */
            position: components["schemas"]["Position"];
        };
        /**
         * @description How those stand whom a report is about, as its sender is told: of a sale its seller, of training the trainee, of a contest its
         *     times and who has entered, of the roster how many there are.
         */
        AfterReport: components["schemas"]["Standing"] | components["schemas"]["Trainee"] | components["schemas"]["ContestAfter"] | components["schemas"]["RosterAfter"];
        /** @description A number, in the very digits it was sent with. */
        Amount: number;
        /** @description Any JSON value, passed on in the very text it came in. */
        AnyJson: unknown;
        /** @description An API key, without the key. */
        ApiKey: {
            /** @description What it is called. */
            name: string;
            /** @description What it may do. */
            scopes: components["schemas"]["Scope"][];
            /** @description When it was last used since the start. */
            lastUsedAt?: components["schemas"]["Timestamp"];
        };
        /** @description The API keys, without the keys. */
        ApiKeys: {
            /** @description All of them. */
            keys: components["schemas"]["ApiKey"][];
        };
        /** @description When and where it is true. */
        AsOf: {
            /** @description What the service's clock says: a countdown counts from here, whatever the reader's clock says. */
            serverTime: components["schemas"]["Timestamp"];
            /** @description Where in the journal. */
            position: components["schemas"]["Position"];
        };
        /** @description One event of a batch. */
        BatchEntry: {
            /** @description The address it would be posted to alone. */
            path: string;
            /** @description The body it would be posted with. */
            body: components["schemas"]["AnyJson"];
        };
        /** @description A part of a board. */
        Board: {
            /** @description Which board. */
            metric: components["schemas"]["Metric"];
            /** @description Of which period: a week by its first day, `2026-11`, `2026`, or `all`. */
            period: components["schemas"]["Period"];
            /** @description Of which team; absent for everyone's. */
            teamId?: components["schemas"]["TeamId"];
            /** @description The places, best first. */
            entries: components["schemas"]["BoardEntry"][];
            /** @description How many places are in front of them. */
            offset: number;
            /** @description How many places the board has. */
            total: number;
            /** @description What all of them come to. */
            sum: components["schemas"]["Amount"];
        };
        /** @description A place on a board. */
        BoardEntry: {
            /**
             * Format: int64
             * @description 1-2-2-4.
             */
            rank: number;
            /** @description Who. */
            userId: components["schemas"]["UserId"];
            /** @description What he is called. */
            userName: string;
            /** @description His team. */
            teamId?: components["schemas"]["TeamId"];
            /** @description A picture of him. */
            avatarUrl?: string;
            /** @description How much. */
            value: components["schemas"]["Amount"];
            /** @description When it came to that much. Equal values are in this order, and those of the same moment in that of their ids. */
            reachedAt: components["schemas"]["Timestamp"];
            /** @description What he wants to reach in the period. */
            goal?: components["schemas"]["Amount"];
            /** @description What of that is due by today. */
            pace?: components["schemas"]["Amount"];
        };
        /** @description What everybody has come to by one metric. */
        BoardStats: {
            /** @description Which one. */
            metric: components["schemas"]["Metric"];
            /** @description Of which period. */
            period: components["schemas"]["Period"];
            /** @description How many have a value. */
            users: number;
            /** @description Together. */
            sum: components["schemas"]["Amount"];
            /** @description Each of those who have one, rounded down to the smallest unit. */
            average: components["schemas"]["Amount"];
            /** @description The first of them. */
            first?: components["schemas"]["BoardEntry"];
        };
        /** @description A chat on `/field`; the wire calls its id `sessionId`. */
        ChatId: string;
        /** @description Somebody has sent a message and waits for the answer. Its text goes to the monolith another way. */
        ChatMessage: {
            sessionId: components["schemas"]["ChatId"];
            message: components["schemas"]["Message"];
        };
        /** @description `chat:response`. */
        ChatResponse: {
            sessionId: components["schemas"]["ChatId"];
            message: components["schemas"]["Message"];
        };
        /** @description The answer in a chat that the address already names. */
        ChatText: {
            message: components["schemas"]["Message"];
        };
        /**
         * @description Names a connection while the service runs.
         * @example c17
         */
        ConnectionId: string;
        /** @description A contest without its board. */
        Contest: {
            /** @description Which one. */
            contestId: components["schemas"]["ContestId"];
            /** @description What it is called. */
            title: string;
            /** @description What it is about. */
            description?: string;
            /** @description Where it is, by the service's clock. */
            status: components["schemas"]["ContestStatus"];
            /** @description Its first moment. */
            startsAt: components["schemas"]["Timestamp"];
            /** @description The first moment behind it. */
            endsAt: components["schemas"]["Timestamp"];
            /** @description What counts. */
            metric: components["schemas"]["Measure"];
            /** @description Who competes. */
            participants: components["schemas"]["Participants"];
            /** @description What is won. */
            prizes: components["schemas"]["AnyJson"][];
            /** @description Its rules. */
            rules?: components["schemas"]["AnyJson"];
            /** @description How many take part. */
            entrants: number;
            /** @description When it was settled, if it is. */
            settledAt?: components["schemas"]["Timestamp"];
        };
        /** @description A contest after a report about it. */
        ContestAfter: {
            /** @description Which one. */
            contestId: components["schemas"]["ContestId"];
            /** @description Where it is, by the service's clock. */
            status: components["schemas"]["ContestStatus"];
            /** @description What the service's clock says. */
            serverTime: components["schemas"]["Timestamp"];
            /** @description Its first moment. */
            startsAt: components["schemas"]["Timestamp"];
            /** @description The first moment behind it. */
            endsAt: components["schemas"]["Timestamp"];
            /** @description How many take part. */
            entrants: number;
            /** @description The one who entered. */
            entrant?: components["schemas"]["ContestRow"];
        };
        /** @description A contest with the first of its board. */
        ContestBoard: components["schemas"]["Contest"] & {
            /** @description Best first. Once it is settled, what it was settled with; those who have not scored are not named. */
            board: components["schemas"]["ContestRow"][];
            /** @description How many places the board has. */
            total: number;
        };
        /** @description A user's value and rank in a contest. */
        ContestEntry: {
            contestId: components["schemas"]["ContestId"];
            userId: components["schemas"]["UserId"];
            userName: components["schemas"]["Title"];
            teamId?: components["schemas"]["TeamId"];
            metric: components["schemas"]["Title"];
            value: components["schemas"]["Amount"];
            rank: components["schemas"]["PositiveInteger"];
            timestamp?: components["schemas"]["Timestamp"];
        };
        /**
         * Format: int64
         * @description A contest.
         */
        ContestId: number;
        /** @description A contest is over, and this is who won what. */
        ContestOver: {
            contestId: components["schemas"]["ContestId"];
            title: string;
            metric: components["schemas"]["Measure"];
            /** @description Best first, at most 1,000 of them: all of them are there to be read. */
            places: components["schemas"]["PlaceTaken"][];
            settledAt: components["schemas"]["Timestamp"];
        };
        /**
         * @description A contest as it is announced. It is an entry of the ledger too, in the same form.
         *
         *     Prizes and rules are passed on in the very text they came in, which serde can't do from within an internally tagged or
         *     flattened type.
         */
        ContestPlan: {
            /** @description Its id; without one the service finds one. With the id of a contest that is there, it is changed. */
            id?: components["schemas"]["ContestId"];
            /** @description What it is called. */
            title: components["schemas"]["Title"];
            /** @description What it is about. */
            description?: components["schemas"]["Description"];
            /** @description The first moment that counts. */
            startsAt: components["schemas"]["Timestamp"];
            /** @description The first moment that no longer does. */
            endsAt: components["schemas"]["Timestamp"];
            /** @description What counts. */
            metric: components["schemas"]["Measure"];
            /** @description Who competes. */
            participants?: components["schemas"]["Participants"];
            /** @description What is won, the first place's prize first: texts, or whatever else the sender and his pages agree on. */
            prizes?: components["schemas"]["AnyJson"][];
            /** @description Rules for people to read, in whatever form. */
            rules?: components["schemas"]["AnyJson"];
        };
        /** @description A place in a contest. */
        ContestRow: components["schemas"]["Participant"] & {
            /**
             * Format: int64
             * @description 1-2-2-4.
             */
            rank: number;
            /** @description What he or it is called. */
            name: string;
            /** @description How much. */
            value: components["schemas"]["Amount"];
            /** @description When it came to that much; not known of one that is settled. */
            reachedAt?: components["schemas"]["Timestamp"];
            /** @description What was won. */
            prize?: components["schemas"]["AnyJson"];
        };
        /**
         * @description Where a contest is.
         * @enum {string}
         */
        ContestStatus: "upcoming" | "active" | "completed";
        /** @description Some contests. */
        Contests: {
            contests: components["schemas"]["Contest"][];
            /** @description Before which id to read on. */
            next?: components["schemas"]["ContestId"];
        };
        /**
         * Format: int64
         * @description A whole number from 0.
         */
        Count: number;
        /** @description Where the latest events went, the latest first. */
        Deliveries: {
            /** @description The events. */
            events: components["schemas"]["Delivery"][];
        };
        /** @description Where an event went. */
        Delivery: {
            /**
             * Format: int64
             * @description Its place in the journal; absent for fleeting events.
             */
            offset?: number;
            /** @description Where it was told. */
            namespace: components["schemas"]["Namespace"];
            /** @description In which room; absent for the whole namespace. */
            room?: components["schemas"]["Room"];
            /** @description Its name. */
            event: string;
            /** @description When it was told. */
            toldAt: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description How many connections it was meant for.
             */
            audience: number;
            /**
             * Format: int64
             * @description Of how many it is known that they have it.
             */
            reached: number;
            /**
             * Format: int64
             * @description How many went before it reached them.
             */
            gone: number;
            /**
             * Format: int64
             * @description How many it has yet to reach.
             */
            waiting: number;
            /**
             * Format: double
             * @description How long it took to the last of those that it has reached.
             */
            lastMs?: number;
        };
        /** @description A description, a link or an icon. */
        Description: string;
        /**
         * @description How hard the partner of a roleplay is.
         * @enum {string}
         */
        Difficulty: "BEGINNER" | "ROOKIE" | "PRO" | "VETERAN" | "ELITE";
        /** @description How many connections were ended. */
        EndedConnections: {
            /** @description How many. */
            ended: number;
        };
        /** @description The body that lets somebody into the contest of the address. */
        Entrant: {
            /** @description Who. */
            userId: components["schemas"]["UserId"];
        };
        /**
         * @description Names one life of the journal.
         * @example k3x
         */
        Epoch: string;
        /** @description The name of an event, and none by which Socket.IO or the service speak about the connection itself. */
        EventName: string;
        /** @description What clients may say on `/field`, by the name of the event. */
        FieldClientEvents: {
            "chat:message": components["schemas"]["ChatMessage"];
        };
        /** @description What is wrong with one field. */
        FieldError: {
            /** @description Where it is: `userId`, `metrics.score`, in a batch `[3].body.userId`; empty for the body as a whole. */
            field: string;
            /** @description What was expected, and what came. */
            detail: string;
        };
        /** @description What clients are told on `/field`, by the name of the event. */
        FieldEvents: {
            /** @description To the others in `chat:{s}`, or `chat:{s}`. Fleeting. */
            "chat:typing": boolean;
            /** @description To `chat:{s}`. */
            "chat:response": components["schemas"]["ChatResponse"];
        };
        /** @description An id of something that only the monolith knows. */
        ForeignId: string | number;
        /** @description How a screen is to be. */
        FreezeScreen: {
            /** @description It is to go on showing what it shows. */
            frozen: boolean;
        };
        /** @description How a screen is from now on. */
        FrozenScreen: {
            /** @description The kiosk's name. */
            name: string;
            /** @description It is to go on showing what it shows. */
            frozen: boolean;
        };
        /** @description What somebody wants to reach, by metric. */
        Goals: {
            monthlyRevenue?: components["schemas"]["Money"];
            yearlyRevenue?: components["schemas"]["Money"];
            weeklySignups?: components["schemas"]["Signups"];
            monthlySignups?: components["schemas"]["Signups"];
            yearlySignups?: components["schemas"]["Signups"];
        };
        /** @description What has been read: one of the two. */
        HasRead: {
            /** @description These entries. */
            ids?: components["schemas"]["Count"][];
            /** @description Everything up to this entry, it included. */
            upTo?: components["schemas"]["Count"];
        };
        /** @description How somebody stood at the end of his days. */
        History: {
            /** @description Who. */
            userId: components["schemas"]["UserId"];
            /** @description The oldest first. */
            days: components["schemas"]["HistoryDay"][];
            /** @description Where in the journal it is true. */
            position: components["schemas"]["Position"];
        };
        /** @description How he stood at the end of a day. */
        HistoryDay: {
            /**
             * Format: date
             * @description Which day, by the organisation's time zone.
             */
            day: string;
            /** @description How he stood, by each metric by which he had a value. */
            metrics: components["schemas"]["HistoryMetric"][];
        };
        /** @description How a user stood by one metric at the end of a day. */
        HistoryMetric: {
            /** @description Which one. */
            metric: components["schemas"]["Metric"];
            /**
             * Format: int64
             * @description 1-2-2-4.
             */
            rank: number;
            /** @description How much. */
            value: components["schemas"]["Amount"];
        };
        /** @description A room that it is in. */
        InRoom: {
            /** @description Where. */
            namespace: components["schemas"]["Namespace"];
            /** @description Which one. */
            room: components["schemas"]["Room"];
        };
        /** @description A user's inbox, the latest first. */
        Inbox: {
            /** @description Those asked for. */
            notifications: components["schemas"]["InboxEntry"][];
            /**
             * Format: int64
             * @description How much of all of it he has not read.
             */
            unread: number;
            /** @description Where in the journal it is true. */
            position: components["schemas"]["Position"];
            /**
             * Format: int64
             * @description Before which id to read on.
             */
            next?: number;
        };
        /** @description An entry of an inbox. */
        InboxEntry: {
            /**
             * Format: int64
             * @description The offset of the event.
             */
            id: number;
            /** @description Where it was told. */
            namespace: components["schemas"]["Namespace"];
            /** @description The event's name. */
            event: string;
            /** @description Its payload. */
            data: components["schemas"]["AnyJson"];
            /** @description When it was told. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When he read it; absent if he has not. */
            readAt?: components["schemas"]["Timestamp"];
        };
        /** @description What a user's pages are told, on `/`, when the number of his unread entries has changed. */
        InboxUnread: {
            /** @description Whose inbox. */
            userId: components["schemas"]["UserId"];
            /**
             * Format: int64
             * @description How many of its entries he has not read.
             */
            unread: number;
        };
        /** @description A part of the journal. */
        Journal: {
            /** @description The events, in their order. */
            events: components["schemas"]["KeptEvent"][];
            /** @description Something between `after` and the first of them is no longer kept. */
            gap?: boolean;
            /** @description The life of the journal that their offsets count in. */
            epoch: components["schemas"]["Epoch"];
            /** @description Up to where the journal goes. */
            position: components["schemas"]["Position"];
            /** @description From where to read on. */
            next?: string;
        };
        /** @description An achievement, as it was told its user. */
        KeptAchievement: {
            /**
             * Format: int64
             * @description The offset of the event that told it.
             */
            id: number;
            /** @description Where it was told. */
            namespace: components["schemas"]["Namespace"];
            /** @description Whose it is. */
            userId: components["schemas"]["UserId"];
            /** @description The payload of that event. */
            data: components["schemas"]["AnyJson"];
            /** @description When it was told. */
            toldAt: components["schemas"]["Timestamp"];
        };
        /** @description An event that was told. */
        KeptEvent: {
            /**
             * Format: int64
             * @description Its place in the journal.
             */
            offset: number;
            /** @description Where it was told. */
            namespace: components["schemas"]["Namespace"];
            /** @description In which room; absent for the whole namespace. */
            room?: components["schemas"]["Room"];
            /** @description Its name. */
            event: string;
            /** @description Its payload. */
            data: components["schemas"]["AnyJson"];
            /** @description When it was told. */
            toldAt: components["schemas"]["Timestamp"];
        };
        /** @description A token for a screen. */
        KioskToken: {
            /** @description The JWT. */
            token: string;
            /** @description What the screen is called. */
            name: string;
            /** @description Until when it is good. */
            expiresAt: components["schemas"]["Timestamp"];
        };
        /** @description Which screen a token is wanted for. */
        KioskTokenWanted: {
            /** @description What the screen is called. */
            name: string;
            /** @description How long it is to be good, such as `365d` or `12h`; `identity.kiosk_ttl` if left out. */
            ttl?: string;
        };
        /** @description A name, which may be empty. */
        Label: string;
        /** @description What clients may say on `/leaderboard`, by the name of the event. */
        LeaderboardClientEvents: Record<string, never>;
        /** @description What clients are told on `/leaderboard`, by the name of the event. */
        LeaderboardEvents: {
            /** @description To everybody. */
            "rankings:update": components["schemas"]["RankingUpdate"] & {
                timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To `user:{n}`. */
            "rank:changed": components["schemas"]["RankingUpdate"] & {
                timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To everybody. */
            "contest:new-entry": components["schemas"]["ContestEntry"] & {
                timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To `contest:{n}`. */
            "contest:entry-update": components["schemas"]["ContestEntry"] & {
                timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To `contest:{n}`. */
            "contest:settled": components["schemas"]["ContestOver"];
            /** @description To `user:{n}`. */
            "achievement:earned": components["schemas"]["Achievement"] & {
                timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To `tv-display`. */
            "achievement:celebration": components["schemas"]["Achievement"] & {
                timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To everybody. */
            "leaderboard:refresh": components["schemas"]["Shown"] | components["schemas"]["AnyJson"];
            /** @description To `tv-display`. Fleeting where the service works it out. */
            "tv:update": components["schemas"]["Shown"] | components["schemas"]["AnyJson"];
            /** @description To `tv-display`. Fleeting. */
            "tv:control": components["schemas"]["TvControl"];
        };
        /** @description `level:celebration`: somebody has reached a level, for everybody to hear. */
        LevelCelebration: {
            /** @description What he is called. */
            userName: components["schemas"]["Title"];
            /** @description The level. */
            newLevel: components["schemas"]["Count"];
            /** @description When. */
            timestamp?: components["schemas"]["Timestamp"];
        };
        /** @description `level:up`. */
        LevelUp: {
            userId: components["schemas"]["UserId"];
            userName: components["schemas"]["Title"];
            previousLevel: components["schemas"]["Count"];
            newLevel: components["schemas"]["Count"];
            totalXP: components["schemas"]["Count"];
            rewards?: components["schemas"]["Rewards"];
            timestamp?: components["schemas"]["Timestamp"];
        };
        /** @description That the process lives. */
        Life: {
            /** @description `alive`. */
            status: string;
        };
        /**
         * @description What is counted of sales: the metric of a contest, of a goal.
         * @enum {string}
         */
        Measure: "revenue" | "signups";
        /** @description What somebody says in a roleplay or a chat. */
        Message: string;
        /** @description `roleplay:message-received`: the sender's message has come. */
        MessageReceived: {
            /** @description The session it was said in. */
            sessionId: components["schemas"]["SessionId"];
        };
        /**
         * @description What users are ranked by.
         * @enum {string}
         */
        Metric: "monthlyRevenue" | "yearlyRevenue" | "allTimeRevenue" | "weeklySignups" | "monthlySignups" | "yearlySignups" | "points" | "xp";
        /** @description How somebody stands by one metric. */
        MetricStanding: {
            /** @description Which one. */
            metric: components["schemas"]["Metric"];
            /**
             * Format: int64
             * @description 1-2-2-4; behind everybody on the board for a value of 0.
             */
            rank: number;
            /**
             * Format: int64
             * @description His rank in his team.
             */
            teamRank?: number;
            /** @description How much. */
            value: components["schemas"]["Amount"];
            /** @description How many are on the board. */
            of: number;
            /**
             * Format: int64
             * @description How many percent of those on the board he is not behind, rounded down; 0 with no value.
             */
            percentile: number;
            /**
             * Format: int64
             * @description The rank at the end of yesterday minus the rank now: above 0 he has risen. Absent where it is not known.
             */
            change?: number;
            /** @description What he wants to reach in the period. */
            goal?: components["schemas"]["Amount"];
            /** @description What of that is due by today. */
            pace?: components["schemas"]["Amount"];
        };
        /** @description A streak's length that is worth telling everyone, and what it brings. */
        Milestone: {
            reached: components["schemas"]["Count"];
            reward?: components["schemas"]["AnyJson"];
        };
        /** @description A module that was completed. */
        ModuleCompletion: {
            /** @description Who completed it. */
            userId: components["schemas"]["UserId"];
            /** @description Which one. It brings XP once. */
            moduleId: components["schemas"]["ModuleId"];
            /** @description What it is worth, if that is not what the rules say. */
            xp?: components["schemas"]["Count"];
        };
        /** @description A training module. */
        ModuleId: string;
        /** @description An amount of money, at most two decimals: a number, or a string that holds one. */
        Money: number | string;
        /** @description An event of any name with any payload, where the address says who hears it. */
        NamedEvent: {
            event: components["schemas"]["EventName"];
            data: components["schemas"]["AnyJson"];
        };
        /**
         * @description A world of events.
         * @enum {string}
         */
        Namespace: "/" | "/leaderboard" | "/training" | "/field";
        /** @description The tier that comes next. */
        NextTier: {
            /** @description What it is called. */
            name: string;
            /** @description From so many signups a month on. */
            signups: components["schemas"]["Amount"];
        };
        /** @description A notification of the monolith. */
        Notification: {
            id: components["schemas"]["ForeignId"];
            userId: components["schemas"]["UserId"];
            type: components["schemas"]["Title"];
            title: components["schemas"]["Title"];
            message: components["schemas"]["Description"];
            link?: components["schemas"]["Description"];
            createdAt?: components["schemas"]["Timestamp"];
        };
        /** @description A user who is online. */
        OnlineUser: {
            /** @description Who. */
            userId: components["schemas"]["UserId"];
            /** @description What he is called. */
            name?: string;
            /** @description How many connections he has. */
            connections: number;
            /** @description How many of them are in which. */
            namespaces: {
                [key: string]: number;
            };
        };
        /** @description Which users are online, by their ids. */
        OnlineUsers: {
            /** @description Those asked for. */
            users: components["schemas"]["OnlineUser"][];
            /** @description After which user to read on. */
            next?: components["schemas"]["UserId"];
            /** @description Where in the journal it is true. */
            position: components["schemas"]["Position"];
        };
        /** @description How the service stands, in numbers. */
        Overview: {
            /** @description Of the service. */
            version: string;
            /** @description When it started. */
            startedAt: components["schemas"]["Timestamp"];
            /** @description What its clock says. */
            serverTime: components["schemas"]["Timestamp"];
            /** @description The database. */
            database: components["schemas"]["OverviewDatabase"];
            /** @description The connections that are open. */
            connections: components["schemas"]["OverviewConnections"];
            /** @description Since the start. */
            totals: components["schemas"]["OverviewTotals"];
            /** @description In a second. */
            rates: components["schemas"]["OverviewRates"];
            /** @description How long events took. */
            latency: components["schemas"]["OverviewLatency"];
            /** @description How much is under way. */
            backlog: components["schemas"]["OverviewBacklog"];
            /** @description Where in the journal it is true. */
            position: components["schemas"]["Position"];
        };
        /** @description How much is under way. */
        OverviewBacklog: {
            /**
             * Format: int32
             * @description Events that are taken and not yet delivered.
             */
            used: number;
            /**
             * Format: int32
             * @description How many there may be.
             */
            of: number;
        };
        /** @description The connections that are open. */
        OverviewConnections: {
            /**
             * Format: int64
             * @description All of them.
             */
            open: number;
            /** @description How many users they are of. */
            users: number;
            /** @description By what they speak. */
            byProtocol: {
                [key: string]: number;
            };
            /** @description By what they travel on. */
            byTransport: {
                [key: string]: number;
            };
        };
        /** @description How it stands with the database. */
        OverviewDatabase: {
            /** @description `sqlite`, `postgresql` or `memory`. */
            kind: string;
            /** @description Whether it works. */
            ok: boolean;
            /** @description Why not. */
            reason?: string;
        };
        /** @description How long events took to the clients, in milliseconds. */
        OverviewLatency: {
            /**
             * Format: int64
             * @description Over so long.
             */
            windowSeconds: number;
            /**
             * Format: int64
             * @description How many were measured.
             */
            samples: number;
            /**
             * Format: double
             * @description Half of them took no longer.
             */
            p50Ms?: number;
            /**
             * Format: double
             * @description Of a hundred, 99 took no longer.
             */
            p99Ms?: number;
            /**
             * Format: double
             * @description The longest.
             */
            maxMs?: number;
        };
        /** @description In a second. */
        OverviewRates: {
            /**
             * Format: int64
             * @description Over so long.
             */
            windowSeconds: number;
            /**
             * Format: double
             * @description Connections that were opened.
             */
            connects: number;
            /**
             * Format: double
             * @description Events that were told.
             */
            published: number;
            /**
             * Format: double
             * @description Events that clients got.
             */
            delivered: number;
        };
        /** @description Since the start. */
        OverviewTotals: {
            /**
             * Format: int64
             * @description Connections that were opened.
             */
            connected: number;
            /**
             * Format: int64
             * @description Connections that were closed because they did not read.
             */
            slowClosed: number;
            /**
             * Format: int64
             * @description Events that were told.
             */
            published: number;
            /**
             * Format: int64
             * @description Events that clients got, each counted.
             */
            delivered: number;
            /**
             * Format: int64
             * @description Requests and connections that were refused.
             */
            refused: number;
        };
        /** @description `GET /app/config.json`: what a page must know of this service before it does anything. */
        PageConfig: {
            /** @description Of the service. */
            version: string;
            /** @description What is there of the demonstration. */
            demo: components["schemas"]["PageConfigDemo"];
            /** @description Where to send somebody who is not signed in; `null`: to `/app/sign-in`. */
            signInUrl?: string;
            /** @description Where to post what a trainee says; `null`: nowhere. */
            roleplayUrl?: string;
        };
        /** @description What is there of the demonstration. */
        PageConfigDemo: {
            /** @description Whether one may choose who to be. */
            login: boolean;
            /** @description Whether there is a partner to practise with. */
            roleplay: boolean;
        };
        /** @description A screen waits to be confirmed. */
        Pairing: {
            /** @description What it asks with; a secret. */
            pairingId: string;
            /** @description What it shows. */
            code: string;
            /** @description Until when the code is good. */
            expiresAt: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description How often it should ask, in milliseconds.
             */
            pollAfterMs: number;
        };
        /** @description Whether a screen has been confirmed. */
        PairingStatus: {
            /** @enum {string} */
            status: "waiting";
        } | {
            /** @description Its token. */
            token: string;
            /** @description What it is called. */
            name: string;
            /** @enum {string} */
            status: "confirmed";
        };
        /** @description One of the two: a user, or a team in a contest of teams. */
        Participant: {
            userId?: components["schemas"]["UserId"];
            teamId?: components["schemas"]["TeamId"];
        };
        /**
         * @description Who competes in a contest.
         * @enum {string}
         */
        Participants: "individual" | "team";
        /**
         * @description A week by its first day, a month, a year, or `all` time.
         * @example 2026-11-23
         * @example 2026-11
         * @example 2026
         * @example all
         */
        Period: string;
        /** @description A place in a contest that is over. */
        PlaceTaken: components["schemas"]["Participant"] & {
            /** @description 1-2-2-4. */
            place: components["schemas"]["PositiveInteger"];
            /** @description What he or it is called. */
            name: string;
            value: components["schemas"]["Amount"];
            prize?: components["schemas"]["AnyJson"];
        };
        /** @description A place in the journal: everything up to and including `offset` in this epoch has been seen. */
        Position: {
            /** @description Which life of the journal. */
            epoch: components["schemas"]["Epoch"];
            /**
             * Format: int64
             * @description The last offset seen; 0 before the first.
             */
            offset: number;
        };
        /**
         * Format: int64
         * @description A whole number from 1.
         */
        PositiveInteger: number;
        /** @description Whether a user is connected, and where. */
        Presence: {
            /** @description Who. */
            userId: components["schemas"]["UserId"];
            /** @description Whether he has a connection. */
            online: boolean;
            /** @description How many he has. */
            connections: number;
            /** @description How many of them are in which; none that he is not in. */
            namespaces: {
                [key: string]: number;
            };
            /** @description Where in the journal it is true. */
            position: components["schemas"]["Position"];
        };
        /** @description Why a request is not done (RFC 9457). */
        Problem: {
            /** @description What the status is called. */
            title: string;
            /** @description The status, once more. */
            status: number;
            /** @description What was expected, and what came. For people. */
            detail: string;
            errors?: components["schemas"]["FieldError"][];
        };
        /** @description An identity as JSON spells it: the body of `POST /api/v1/tickets`, and what our own cookie carries. */
        Profile: {
            /** @description The user; left out for a kiosk only. */
            userId?: components["schemas"]["UserId"];
            /** @description A name for others to see. */
            name?: string;
            /** @description His teams. */
            teams?: components["schemas"]["TeamId"][];
            /** @description His roles; `admin` and `coach` mean something here. */
            roles?: string[];
            /** @description A screen on a wall. */
            kiosk?: boolean;
            /** @description Contests he is named for. */
            contests?: components["schemas"]["ContestId"][];
            /** @description Modules he is named for. */
            modules?: components["schemas"]["ModuleId"][];
            /** @description Chats he is named for. */
            chats?: components["schemas"]["ChatId"][];
            /** @description Named for `tv-display`. */
            tv?: boolean;
        };
        /**
         * @description What a client speaks.
         * @enum {string}
         */
        Protocol: "json" | "socketio";
        /** @description `quiz:completed`. */
        QuizCompletion: {
            userId: components["schemas"]["UserId"];
            quizId: components["schemas"]["ForeignId"];
            score: components["schemas"]["Amount"];
            passed: boolean;
            xpEarned: components["schemas"]["Count"];
        };
        /** @description A quiz that was finished. */
        QuizResult: {
            /** @description Who finished it. */
            userId: components["schemas"]["UserId"];
            /** @description Which one; passed on and not kept. */
            quizId: components["schemas"]["ForeignId"];
            /** @description The module it belongs to. */
            moduleId?: components["schemas"]["ModuleId"];
            /** @description How well. */
            score: components["schemas"]["Score"];
            /** @description How long it took. */
            durationSeconds?: components["schemas"]["Count"];
        };
        /** @description A user's rank on one metric went from one place to another. */
        RankingUpdate: {
            userId: components["schemas"]["UserId"];
            userName: components["schemas"]["Title"];
            previousRank: components["schemas"]["PositiveInteger"];
            newRank: components["schemas"]["PositiveInteger"];
            metric: components["schemas"]["Title"];
            value: components["schemas"]["Amount"];
            timestamp?: components["schemas"]["Timestamp"];
        };
        /**
         * @description How rare an achievement is. Everyone hears of all but the common ones.
         * @enum {string}
         */
        Rarity: "common" | "rare" | "epic" | "legendary";
        /** @description Whether the service takes traffic. */
        Readiness: {
            /** @description `ready` or `not ready`. */
            status: string;
            /** @description Why not. */
            reason?: string;
        };
        /** @description One publication, as its sender is told of it. */
        Receipt: {
            /** @description Its name on the wire. */
            event: string;
            /** @description Where it is heard. */
            namespace: components["schemas"]["Namespace"];
            /** @description Its room; absent for a whole namespace. */
            room?: components["schemas"]["Room"];
            /**
             * Format: int64
             * @description Its place in the journal; absent for fleeting events, which have none.
             */
            offset?: number;
        };
        /** @description A piece of what a model writes. */
        ResponsePiece: {
            /** @description Text that follows the text so far. */
            delta?: string;
            /** @description What goes along with the whole; the last one given counts. */
            metadata?: components["schemas"]["AnyJson"];
        };
        /** @description What a level brings. */
        Rewards: {
            badges?: components["schemas"]["AnyJson"][];
            unlocks?: components["schemas"]["AnyJson"][];
        };
        /**
         * @description What a user may do beyond his own.
         * @enum {string}
         */
        Role: "admin" | "coach";
        /** @description `roleplay:chunk`: a piece of an answer under way. */
        RoleplayChunk: {
            /** @description The session it belongs to. */
            sessionId: components["schemas"]["SessionId"];
            /**
             * Format: int64
             * @description Which piece, from 0.
             */
            index: number;
            /** @description Its text. */
            delta: string;
        };
        /** @description A trainee has sent a message and waits for the answer. Its text goes to the monolith another way. */
        RoleplayMessage: {
            sessionId: components["schemas"]["SessionId"];
            message: components["schemas"]["Message"];
            /** @description Who the client is; not looked at. */
            userId?: components["schemas"]["UserId"];
        };
        /** @description How well a roleplay goes. */
        RoleplayMetrics: {
            accuracy?: components["schemas"]["Amount"];
            responseTime?: components["schemas"]["Amount"];
            score?: components["schemas"]["Amount"];
        };
        /** @description `progress:update` and `progress:changed`. */
        RoleplayProgress: {
            sessionId: components["schemas"]["SessionId"];
            userId: components["schemas"]["UserId"];
            scenarioId: components["schemas"]["ForeignId"];
            progress: components["schemas"]["Amount"];
            currentStep: components["schemas"]["Count"];
            totalSteps: components["schemas"]["Count"];
            metrics?: components["schemas"]["RoleplayMetrics"];
        };
        /** @description `roleplay:response`. */
        RoleplayResponse: {
            message: components["schemas"]["Message"];
            metadata?: components["schemas"]["AnyJson"];
        };
        /** @description A roleplay that was finished. */
        RoleplayResult: {
            /** @description Who finished it. */
            userId: components["schemas"]["UserId"];
            /** @description In which session. */
            sessionId: components["schemas"]["SessionId"];
            /** @description What was played. */
            scenarioId: components["schemas"]["ForeignId"];
            /** @description How hard it was. */
            difficulty: components["schemas"]["Difficulty"];
            /** @description How well. */
            score: components["schemas"]["Score"];
        };
        /** @description A trainee no longer waits. */
        RoleplayStopTyping: {
            sessionId: components["schemas"]["SessionId"];
            /** @description Who the client is; not looked at. */
            userId?: components["schemas"]["UserId"];
        };
        /** @description `roleplay:typing`: somebody in the session waits for an answer, or no longer does. */
        RoleplayTyping: {
            /** @description Who. */
            userId: components["schemas"]["UserId"];
            /** @description Whether he waits. */
            isTyping: boolean;
        };
        /**
         * @description `user:{n}`, `team:{n}`, `contest:{n}`, `tv-display`, `session:{s}`, `module:{s}` or `chat:{s}`
         * @example contest:17
         */
        Room: string;
        /** @description A room, or a whole namespace. */
        RoomCount: {
            /** @description Where it is. */
            namespace: components["schemas"]["Namespace"];
            /** @description The room; absent for the whole namespace. */
            room?: components["schemas"]["Room"];
            /** @description How many connections are in it. */
            clients: number;
        };
        /** @description The rooms in which somebody is, in the order of namespaces, kinds and ids. */
        Rooms: {
            /** @description Those asked for. */
            rooms: components["schemas"]["RoomCount"][];
            /** @description Where in the journal it is true. */
            position: components["schemas"]["Position"];
            /** @description After which room to read on. */
            next?: string;
        };
        /** @description What clients may say on `/`, by the name of the event. */
        RootClientEvents: Record<string, never>;
        /** @description What clients are told on `/`, by the name of the event. */
        RootEvents: {
            /** @description To `user:{n}`. */
            notification: components["schemas"]["Notification"] & {
                createdAt: components["schemas"]["Timestamp"];
            };
            /** @description To `user:{n}`. Fleeting. */
            "inbox:unread": components["schemas"]["InboxUnread"];
        };
        /** @description How many the roster has. */
        RosterAfter: {
            /** @description Active users. */
            users: number;
            /** @description Teams. */
            teams: number;
        };
        /** @description A team, as it is reported. */
        RosterTeam: {
            /** @description Which one. */
            id: components["schemas"]["TeamId"];
            /** @description What it is called. */
            name: components["schemas"]["Title"];
            /** @description Who leads it. */
            leaderId?: components["schemas"]["UserId"];
        };
        /** @description Who is who. Each entry replaces what was known of its user or team; those not named stay as they are. */
        RosterUpdate: {
            /** @description Users. */
            users?: components["schemas"]["RosterUser"][];
            /** @description Teams. */
            teams?: components["schemas"]["RosterTeam"][];
        };
        /** @description A user, as he is reported. */
        RosterUser: {
            /** @description Which one. */
            id: components["schemas"]["UserId"];
            /** @description What he is called. */
            name: components["schemas"]["Title"];
            /** @description His team; none if it is not given. */
            teamId?: components["schemas"]["TeamId"];
            /** @description A picture of him. */
            avatarUrl?: components["schemas"]["Description"];
            /** @description Where he lives; the organisation's if it is not given. */
            timeZone?: components["schemas"]["TimeZone"];
            /** @description Whether he is still with us; taken for true. */
            active?: boolean;
            /** @description What he wants to reach. */
            goals?: components["schemas"]["Goals"];
        };
        /** @description A sale, as it is reported. Serialised it is an entry of the ledger. */
        Sale: {
            /** @description Which one. */
            saleId: components["schemas"]["SaleId"];
            /** @description Who sold. */
            userId: components["schemas"]["UserId"];
            /** @description What it brought. */
            revenue: components["schemas"]["Money"];
            /** @description How many signed up. */
            signups: components["schemas"]["Signups"];
            /** @description When, if not now. */
            soldAt?: components["schemas"]["Timestamp"];
        };
        /** @description The monolith's id of a sale. A number is the same as its digits; it goes out as a text. */
        SaleId: string | number;
        /** @description A sale whose seller stands in the address; the body may say it too. */
        SaleOfRep: {
            /** @description Which one. */
            saleId: components["schemas"]["SaleId"];
            /** @description Who sold: the user of the address. */
            userId?: components["schemas"]["UserId"];
            /** @description What it brought. */
            revenue: components["schemas"]["Money"];
            /** @description How many signed up. */
            signups: components["schemas"]["Signups"];
            /** @description When, if not now. */
            soldAt?: components["schemas"]["Timestamp"];
        };
        /**
         * @description What an API key may do. Its names are the same in settings and on the command line.
         * @enum {string}
         */
        Scope: "publish" | "read" | "admin";
        /** @description Points out of 100; finer than a hundredth is cut off. */
        Score: number;
        /** @description A screen on a wall. */
        Screen: {
            /** @description The kiosk's name. */
            name: string;
            /** @description Whether it is there. */
            online: boolean;
            /** @description Its connection, if it is there. */
            connectionId?: components["schemas"]["ConnectionId"];
            /** @description Since when it is there. */
            connectedAt?: components["schemas"]["Timestamp"];
            /** @description When it was there last; not known of one that has not been there since the start of the service. */
            lastSeenAt?: components["schemas"]["Timestamp"];
            /**
             * Format: double
             * @description How long it took to answer the last heartbeat, in milliseconds.
             */
            rttMs?: number;
            /** @description How many messages wait for it. */
            queuedMessages: number;
            /** @description It takes no more for now. */
            blocked: boolean;
            /** @description It is to go on showing what it shows. */
            frozen: boolean;
        };
        /** @description How one screen is to be. */
        ScreenControl: {
            /** @description The kiosk's name. */
            name: string;
            /** @description Whether it is to go on showing what it shows. */
            frozen: boolean;
        };
        /** @description What the screen that shows a code is called. */
        ScreenName: {
            /** @description Its name. */
            name: string;
        };
        /** @description The screens on walls. */
        Screens: {
            /** @description By their names. */
            screens: components["schemas"]["Screen"][];
        };
        /** @description The answer to `GET /session`. */
        Session: {
            /** @description Who; absent for a kiosk. */
            userId?: components["schemas"]["UserId"];
            /** @description Whether it is a screen on a wall. */
            kiosk?: boolean;
            /** @description What he, or the kiosk, is called. */
            name?: string;
            /** @description What he may do beyond his own. */
            roles: components["schemas"]["Role"][];
            /** @description Those whose rooms he may join. */
            teams: components["schemas"]["TeamId"][];
            /** @description Not there if his identity is the monolith's, which is asked again and again. */
            expiresAt?: components["schemas"]["Timestamp"];
        };
        /** @description The answer to `POST /session`. */
        SessionBegun: {
            /** @description Who is signed in; absent for a kiosk. */
            userId?: components["schemas"]["UserId"];
            /** @description Whether it is a screen on a wall. */
            kiosk?: boolean;
            /** @description When the login ends. */
            expiresAt: components["schemas"]["Timestamp"];
        };
        /** @description A roleplay session of the training application. */
        SessionId: string;
        /** @description Who may join a roleplay session: its user and, with him, the participants. */
        SessionRegistration: {
            /** @description The session. */
            sessionId: components["schemas"]["SessionId"];
            /** @description The trainee whose session it is. */
            userId: components["schemas"]["UserId"];
            /** @description Who may listen and speak besides: a coach, another trainee. */
            participants?: components["schemas"]["UserId"][];
            /** @description The scenario that is played; checked, and not kept. */
            scenarioId?: components["schemas"]["ForeignId"];
        };
        /** @description What a browser brings to be signed in. */
        SessionRequest: {
            /** @description A token of a user or a kiosk. */
            token?: string;
            /** @description A ticket of `POST /api/v1/tickets`. */
            ticket?: string;
        };
        /** @description What is shown on a screen, to replace what it shows: the payload of `leaderboard:refresh` and `tv:update`. */
        Shown: {
            /** @description The first of each board that is to be replaced. */
            boards: components["schemas"]["Board"][];
            /** @description The teams with the lowest ids, so many as a screen has room for. */
            teams: components["schemas"]["Team"][];
            /** @description The contests that are on or to come, and those that ended last. */
            contests: components["schemas"]["ContestBoard"][];
            /** @description What the service's clock says: a countdown counts from here, whatever the reader's clock says. */
            serverTime: components["schemas"]["Timestamp"];
            /** @description When this is true. */
            asOf: components["schemas"]["Timestamp"];
        };
        /** @description A number of signups, at most one decimal: a number, or a string that holds one. */
        Signups: number | string;
        /** @description How somebody stands, by every metric. */
        Standing: {
            /** @description Who. */
            userId: components["schemas"]["UserId"];
            /** @description What he is called. */
            userName: string;
            /** @description His team. */
            teamId?: components["schemas"]["TeamId"];
            /** @description Whether he is still with us. */
            active: boolean;
            /** @description The tier of his signups this month. */
            tier?: string;
            /** @description The tier that comes next, and the signups it needs. */
            nextTier?: components["schemas"]["NextTier"];
            /** @description By metric. */
            metrics: components["schemas"]["MetricStanding"][];
        };
        /** @description What everybody has come to. */
        Stats: {
            /** @description How many active users the roster has. */
            users: number;
            /** @description How many teams. */
            teams: number;
            /** @description How many sales count. */
            sales: number;
            /** @description How many contests are on or to come. */
            openContests: number;
            /** @description By metric. */
            boards: components["schemas"]["BoardStats"][];
        };
        /** @description `streak:update`. */
        Streak: {
            userId: components["schemas"]["UserId"];
            userName: components["schemas"]["Title"];
            currentStreak: components["schemas"]["Count"];
            longestStreak: components["schemas"]["Count"];
            streakType: components["schemas"]["StreakType"];
            milestone?: components["schemas"]["Milestone"];
            timestamp?: components["schemas"]["Timestamp"];
        };
        /** @description `streak:milestone`: somebody's streak has come to a length that is worth telling everybody. */
        StreakMilestone: {
            /** @description What he is called. */
            userName: components["schemas"]["Title"];
            /** @description The number that was reached. */
            milestone: components["schemas"]["Count"];
            /** @description What the streak counts. */
            streakType: components["schemas"]["StreakType"];
            /** @description When. */
            timestamp?: components["schemas"]["Timestamp"];
        };
        /**
         * @description What a streak counts.
         * @enum {string}
         */
        StreakType: "daily" | "weekly" | "monthly";
        /** @description A team, and what its active members have come to. */
        Team: {
            /** @description Which one. */
            teamId: components["schemas"]["TeamId"];
            /** @description What it is called. */
            name: string;
            /** @description Who leads it. */
            leaderId?: components["schemas"]["UserId"];
            /** @description How many active members it has. */
            members: number;
            /** @description By metric. */
            metrics: components["schemas"]["TeamSum"][];
        };
        /**
         * Format: int64
         * @description A sales team.
         */
        TeamId: number;
        /** @description What the active members of a team have come to by one metric. */
        TeamSum: {
            /** @description Which one. */
            metric: components["schemas"]["Metric"];
            /** @description Together. */
            sum: components["schemas"]["Amount"];
            /** @description Each of them, those without a value too; rounded down to the smallest unit. */
            average: components["schemas"]["Amount"];
            /**
             * Format: int64
             * @description The team's rank by the sum, 1-2-2-4.
             */
            rank: number;
        };
        /** @description Some teams. */
        Teams: {
            teams: components["schemas"]["Team"][];
            /** @description Behind which id to read on. */
            next?: components["schemas"]["TeamId"];
        };
        /** @description A ticket, and how long it is good for. */
        Ticket: {
            /** @description What the page brings to `POST /session`, once. */
            ticket: string;
            /** @description Until then. */
            expiresAt: components["schemas"]["Timestamp"];
        };
        /**
         * @description A time zone, by its IANA name.
         * @example America/New_York
         */
        TimeZone: string;
        /**
         * Format: date-time
         * @description A time, ISO 8601. It goes out in UTC with milliseconds.
         * @example 2026-03-01T09:30:00.000Z
         */
        Timestamp: string;
        /** @description A name or a title. */
        Title: string;
        /** @description Where an event went, as its sender reads it. */
        Told: {
            /** @description What was told at once, in order. */
            events: components["schemas"]["Receipt"][];
            /** @description The life of the journal that their offsets count in. */
            epoch: components["schemas"]["Epoch"];
            /** @description How those stand whom a report is about. */
            standing?: components["schemas"]["AfterReport"];
            /** @description What the sender should know. */
            note?: string;
        };
        /** @description What somebody's training has come to. */
        Trainee: {
            /** @description Who. */
            userId: components["schemas"]["UserId"];
            /** @description What he is called. */
            userName: string;
            /**
             * Format: int64
             * @description All he has.
             */
            totalXP: number;
            /**
             * Format: int32
             * @description The level they come to.
             */
            level: number;
            /** @description What he is called for it. */
            title?: string;
            /**
             * Format: int64
             * @description The XP at which his level began.
             */
            levelAt: number;
            /**
             * Format: int64
             * @description The XP at which he reaches the next level; absent at the highest.
             */
            nextLevelAt?: number;
            /**
             * Format: int32
             * @description His streak today, by his own time zone: 0 if it has broken.
             */
            currentStreak: number;
            /**
             * Format: int32
             * @description The longest there was.
             */
            longestStreak: number;
            /**
             * Format: int32
             * @description The days he may miss.
             */
            freezes: number;
            /**
             * Format: int64
             * @description How many modules he has completed.
             */
            modulesCompleted: number;
            /**
             * Format: int64
             * @description How many quizzes he has passed.
             */
            quizzesPassed: number;
            /**
             * Format: int64
             * @description How many roleplays he has finished.
             */
            roleplays: number;
            /** @description What he has unlocked, and what there is to unlock. */
            achievements?: components["schemas"]["TraineeAchievement"][];
        };
        /** @description An achievement, and whether somebody has it. */
        TraineeAchievement: {
            /** @description Which one. */
            achievementId: string;
            /** @description What it is called. */
            title: string;
            /** @description What has to be done. */
            description: string;
            /** @description What it is for. */
            category: components["schemas"]["TrainingCategory"];
            /** @description How rare it is. */
            rarity: components["schemas"]["Rarity"];
            /**
             * Format: int64
             * @description What it brings.
             */
            xpBonus: number;
            /** @description When he unlocked it; absent if he has not. */
            unlockedAt?: components["schemas"]["Timestamp"];
        };
        /** @description `achievement:unlocked`. */
        TrainingAchievement: {
            userId: components["schemas"]["UserId"];
            userName: components["schemas"]["Title"];
            achievementId: components["schemas"]["ForeignId"];
            title: components["schemas"]["Title"];
            description: components["schemas"]["Description"];
            category: components["schemas"]["TrainingCategory"];
            rarity: components["schemas"]["Rarity"];
            xpBonus?: components["schemas"]["Count"];
            timestamp?: components["schemas"]["Timestamp"];
        };
        /**
         * @description What a training achievement was unlocked by.
         * @enum {string}
         */
        TrainingCategory: "quiz" | "roleplay" | "completion" | "speed" | "accuracy";
        /** @description What clients may say on `/training`, by the name of the event. */
        TrainingClientEvents: {
            "roleplay:message": components["schemas"]["RoleplayMessage"];
            "roleplay:stop-typing": components["schemas"]["RoleplayStopTyping"];
            "progress:update": components["schemas"]["RoleplayProgress"];
        };
        /** @description What clients are told on `/training`, by the name of the event. */
        TrainingEvents: {
            /** @description To `user:{n}`. */
            "xp:gained": components["schemas"]["XpGain"] & {
                timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To `user:{n}`. */
            "level:up": components["schemas"]["LevelUp"] & {
                timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To everybody. */
            "level:celebration": components["schemas"]["LevelCelebration"] & {
                timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To `user:{n}`. */
            "streak:update": components["schemas"]["Streak"] & {
                timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To everybody. */
            "streak:milestone": components["schemas"]["StreakMilestone"] & {
                timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To `user:{n}`. */
            "achievement:unlocked": components["schemas"]["TrainingAchievement"] & {
                timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To everybody. */
            "achievement:showcase": components["schemas"]["AchievementShowcase"] & {
                timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To `session:{s}`. */
            "roleplay:response": components["schemas"]["RoleplayResponse"];
            /** @description To `session:{s}`. Fleeting. */
            "roleplay:chunk": components["schemas"]["RoleplayChunk"];
            /** @description To the others in `session:{s}`. Fleeting. */
            "roleplay:typing": components["schemas"]["RoleplayTyping"];
            /** @description To the sender. */
            "roleplay:message-received": components["schemas"]["MessageReceived"];
            /** @description To `session:{s}`. */
            "progress:update": components["schemas"]["RoleplayProgress"];
            /** @description To the others in `session:{s}`. */
            "progress:changed": components["schemas"]["RoleplayProgress"];
            /** @description To `user:{n}`. */
            "quiz:completed": components["schemas"]["QuizCompletion"];
            /** @description To `module:{s}`. */
            "module:update": components["schemas"]["AnyJson"];
        };
        /** @description A login. */
        TrainingLogin: {
            /** @description Who logged in. */
            userId: components["schemas"]["UserId"];
            /** @description When, if it was not now. A time ahead of the service's clock is taken for now. */
            at?: components["schemas"]["Timestamp"];
        };
        /**
         * @description How a client's messages travel.
         * @enum {string}
         */
        Transport: "websocket" | "polling";
        /**
         * @description What the screens on walls are told, in `tv-display`, when one has come and when an administrator has changed something. A screen
         *     that is not named is not frozen.
         */
        TvControl: {
            /** @description Each screen finds itself by its name. */
            screens: components["schemas"]["ScreenControl"][];
        };
        /** @description How much is unread after it. */
        Unread: {
            /**
             * Format: int64
             * @description How much he has not read.
             */
            unread: number;
            /** @description Where in the journal it is true. */
            position: components["schemas"]["Position"];
        };
        /**
         * Format: int64
         * @description A user of the monolith: sales rep, trainee, coach or administrator.
         */
        UserId: number;
        /** @description What runs here. */
        Version: {
            /** @description `ridgecast`. */
            name: string;
            /** @description Of the release. */
            version: string;
            /** @description Of the sources, if the build was told it. */
            commit?: string;
        };
        /** @description XP that somebody was given. */
        XpAward: {
            /** @description To whom. */
            userId: components["schemas"]["UserId"];
            /** @description How many. */
            amount: components["schemas"]["PositiveInteger"];
            /** @description What for, as it is shown. */
            source: components["schemas"]["Title"];
        };
        /** @description `xp:gained`. */
        XpGain: {
            userId: components["schemas"]["UserId"];
            userName: components["schemas"]["Title"];
            amount: components["schemas"]["Count"];
            source: components["schemas"]["Label"];
            newTotal: components["schemas"]["Count"];
            timestamp?: components["schemas"]["Timestamp"];
        };
    };
    responses: {
        /** @description Malformed: no JSON, or a field or a parameter is missing, unknown or of the wrong type. */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody that is known here, or a refused token or cookie. */
        Problem401: {
            headers: {
                /** @description `Bearer`, and the scope that is missing. */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The scope is missing, it is another user's business, or the page is of a foreign origin. */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing, or nothing is kept to be read. */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It contradicts what was done or said before, or is a position of another journal. */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large. */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The `Content-Type` is not what is read here, or there is a `Content-Encoding`. */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Well-formed, but a value is out of its range. */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not done. */
        Problem429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The service is full or stopping, or its database is away. */
        Problem503: {
            headers: {
                /** @description After how many seconds to try again. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type Achievement = components['schemas']['Achievement'];
export type AchievementShowcase = components['schemas']['AchievementShowcase'];
export type AchievementType = components['schemas']['AchievementType'];
export type Achievements = components['schemas']['Achievements'];
export type AddressedEvent = components['schemas']['AddressedEvent'];
export type AdminConnection = components['schemas']['AdminConnection'];
export type AdminConnections = components['schemas']['AdminConnections'];
export type AfterReport = components['schemas']['AfterReport'];
export type Amount = components['schemas']['Amount'];
export type AnyJson = components['schemas']['AnyJson'];
export type ApiKey = components['schemas']['ApiKey'];
export type ApiKeys = components['schemas']['ApiKeys'];
export type AsOf = components['schemas']['AsOf'];
export type BatchEntry = components['schemas']['BatchEntry'];
export type Board = components['schemas']['Board'];
export type BoardEntry = components['schemas']['BoardEntry'];
export type BoardStats = components['schemas']['BoardStats'];
export type ChatId = components['schemas']['ChatId'];
export type ChatMessage = components['schemas']['ChatMessage'];
export type ChatResponse = components['schemas']['ChatResponse'];
export type ChatText = components['schemas']['ChatText'];
export type ConnectionId = components['schemas']['ConnectionId'];
export type Contest = components['schemas']['Contest'];
export type ContestAfter = components['schemas']['ContestAfter'];
export type ContestBoard = components['schemas']['ContestBoard'];
export type ContestEntry = components['schemas']['ContestEntry'];
export type ContestId = components['schemas']['ContestId'];
export type ContestOver = components['schemas']['ContestOver'];
export type ContestPlan = components['schemas']['ContestPlan'];
export type ContestRow = components['schemas']['ContestRow'];
export type ContestStatus = components['schemas']['ContestStatus'];
export type Contests = components['schemas']['Contests'];
export type Count = components['schemas']['Count'];
export type Deliveries = components['schemas']['Deliveries'];
export type Delivery = components['schemas']['Delivery'];
export type Description = components['schemas']['Description'];
export type Difficulty = components['schemas']['Difficulty'];
export type EndedConnections = components['schemas']['EndedConnections'];
export type Entrant = components['schemas']['Entrant'];
export type Epoch = components['schemas']['Epoch'];
export type EventName = components['schemas']['EventName'];
export type FieldClientEvents = components['schemas']['FieldClientEvents'];
export type FieldError = components['schemas']['FieldError'];
export type FieldEvents = components['schemas']['FieldEvents'];
export type ForeignId = components['schemas']['ForeignId'];
export type FreezeScreen = components['schemas']['FreezeScreen'];
export type FrozenScreen = components['schemas']['FrozenScreen'];
export type Goals = components['schemas']['Goals'];
export type HasRead = components['schemas']['HasRead'];
export type History = components['schemas']['History'];
export type HistoryDay = components['schemas']['HistoryDay'];
export type HistoryMetric = components['schemas']['HistoryMetric'];
export type InRoom = components['schemas']['InRoom'];
export type Inbox = components['schemas']['Inbox'];
export type InboxEntry = components['schemas']['InboxEntry'];
export type InboxUnread = components['schemas']['InboxUnread'];
export type Journal = components['schemas']['Journal'];
export type KeptAchievement = components['schemas']['KeptAchievement'];
export type KeptEvent = components['schemas']['KeptEvent'];
export type KioskToken = components['schemas']['KioskToken'];
export type KioskTokenWanted = components['schemas']['KioskTokenWanted'];
export type Label = components['schemas']['Label'];
export type LeaderboardClientEvents = components['schemas']['LeaderboardClientEvents'];
export type LeaderboardEvents = components['schemas']['LeaderboardEvents'];
export type LevelCelebration = components['schemas']['LevelCelebration'];
export type LevelUp = components['schemas']['LevelUp'];
export type Life = components['schemas']['Life'];
export type Measure = components['schemas']['Measure'];
export type Message = components['schemas']['Message'];
export type MessageReceived = components['schemas']['MessageReceived'];
export type Metric = components['schemas']['Metric'];
export type MetricStanding = components['schemas']['MetricStanding'];
export type Milestone = components['schemas']['Milestone'];
export type ModuleCompletion = components['schemas']['ModuleCompletion'];
export type ModuleId = components['schemas']['ModuleId'];
export type Money = components['schemas']['Money'];
export type NamedEvent = components['schemas']['NamedEvent'];
export type Namespace = components['schemas']['Namespace'];
export type NextTier = components['schemas']['NextTier'];
export type Notification = components['schemas']['Notification'];
export type OnlineUser = components['schemas']['OnlineUser'];
export type OnlineUsers = components['schemas']['OnlineUsers'];
export type Overview = components['schemas']['Overview'];
export type OverviewBacklog = components['schemas']['OverviewBacklog'];
export type OverviewConnections = components['schemas']['OverviewConnections'];
export type OverviewDatabase = components['schemas']['OverviewDatabase'];
export type OverviewLatency = components['schemas']['OverviewLatency'];
export type OverviewRates = components['schemas']['OverviewRates'];
export type OverviewTotals = components['schemas']['OverviewTotals'];
export type PageConfig = components['schemas']['PageConfig'];
export type PageConfigDemo = components['schemas']['PageConfigDemo'];
export type Pairing = components['schemas']['Pairing'];
export type PairingStatus = components['schemas']['PairingStatus'];
export type Participant = components['schemas']['Participant'];
export type Participants = components['schemas']['Participants'];
export type Period = components['schemas']['Period'];
export type PlaceTaken = components['schemas']['PlaceTaken'];
export type Position = components['schemas']['Position'];
export type PositiveInteger = components['schemas']['PositiveInteger'];
export type Presence = components['schemas']['Presence'];
export type Problem = components['schemas']['Problem'];
export type Profile = components['schemas']['Profile'];
export type Protocol = components['schemas']['Protocol'];
export type QuizCompletion = components['schemas']['QuizCompletion'];
export type QuizResult = components['schemas']['QuizResult'];
export type RankingUpdate = components['schemas']['RankingUpdate'];
export type Rarity = components['schemas']['Rarity'];
export type Readiness = components['schemas']['Readiness'];
export type Receipt = components['schemas']['Receipt'];
export type ResponsePiece = components['schemas']['ResponsePiece'];
export type Rewards = components['schemas']['Rewards'];
export type Role = components['schemas']['Role'];
export type RoleplayChunk = components['schemas']['RoleplayChunk'];
export type RoleplayMessage = components['schemas']['RoleplayMessage'];
export type RoleplayMetrics = components['schemas']['RoleplayMetrics'];
export type RoleplayProgress = components['schemas']['RoleplayProgress'];
export type RoleplayResponse = components['schemas']['RoleplayResponse'];
export type RoleplayResult = components['schemas']['RoleplayResult'];
export type RoleplayStopTyping = components['schemas']['RoleplayStopTyping'];
export type RoleplayTyping = components['schemas']['RoleplayTyping'];
export type Room = components['schemas']['Room'];
export type RoomCount = components['schemas']['RoomCount'];
export type Rooms = components['schemas']['Rooms'];
export type RootClientEvents = components['schemas']['RootClientEvents'];
export type RootEvents = components['schemas']['RootEvents'];
export type RosterAfter = components['schemas']['RosterAfter'];
export type RosterTeam = components['schemas']['RosterTeam'];
export type RosterUpdate = components['schemas']['RosterUpdate'];
export type RosterUser = components['schemas']['RosterUser'];
export type Sale = components['schemas']['Sale'];
export type SaleId = components['schemas']['SaleId'];
export type SaleOfRep = components['schemas']['SaleOfRep'];
export type Scope = components['schemas']['Scope'];
export type Score = components['schemas']['Score'];
export type Screen = components['schemas']['Screen'];
export type ScreenControl = components['schemas']['ScreenControl'];
export type ScreenName = components['schemas']['ScreenName'];
export type Screens = components['schemas']['Screens'];
export type Session = components['schemas']['Session'];
export type SessionBegun = components['schemas']['SessionBegun'];
export type SessionId = components['schemas']['SessionId'];
export type SessionRegistration = components['schemas']['SessionRegistration'];
export type SessionRequest = components['schemas']['SessionRequest'];
export type Shown = components['schemas']['Shown'];
export type Signups = components['schemas']['Signups'];
export type Standing = components['schemas']['Standing'];
export type Stats = components['schemas']['Stats'];
export type Streak = components['schemas']['Streak'];
export type StreakMilestone = components['schemas']['StreakMilestone'];
export type StreakType = components['schemas']['StreakType'];
export type Team = components['schemas']['Team'];
export type TeamId = components['schemas']['TeamId'];
export type TeamSum = components['schemas']['TeamSum'];
export type Teams = components['schemas']['Teams'];
export type Ticket = components['schemas']['Ticket'];
export type TimeZone = components['schemas']['TimeZone'];
export type Timestamp = components['schemas']['Timestamp'];
export type Title = components['schemas']['Title'];
export type Told = components['schemas']['Told'];
export type Trainee = components['schemas']['Trainee'];
export type TraineeAchievement = components['schemas']['TraineeAchievement'];
export type TrainingAchievement = components['schemas']['TrainingAchievement'];
export type TrainingCategory = components['schemas']['TrainingCategory'];
export type TrainingClientEvents = components['schemas']['TrainingClientEvents'];
export type TrainingEvents = components['schemas']['TrainingEvents'];
export type TrainingLogin = components['schemas']['TrainingLogin'];
export type Transport = components['schemas']['Transport'];
export type TvControl = components['schemas']['TvControl'];
export type Unread = components['schemas']['Unread'];
export type UserId = components['schemas']['UserId'];
export type Version = components['schemas']['Version'];
export type XpAward = components['schemas']['XpAward'];
export type XpGain = components['schemas']['XpGain'];
export type ResponseProblem400 = components['responses']['Problem400'];
export type ResponseProblem401 = components['responses']['Problem401'];
export type ResponseProblem403 = components['responses']['Problem403'];
export type ResponseProblem404 = components['responses']['Problem404'];
export type ResponseProblem409 = components['responses']['Problem409'];
export type ResponseProblem413 = components['responses']['Problem413'];
export type ResponseProblem415 = components['responses']['Problem415'];
export type ResponseProblem422 = components['responses']['Problem422'];
export type ResponseProblem429 = components['responses']['Problem429'];
export type ResponseProblem503 = components['responses']['Problem503'];
export type $defs = Record<string, never>;
export interface operations {
    getAchievements: {
        parameters: {
            query?: {
                /** @description What is older than the entry with this id: `next` of the answer before. */
                before?: number;
                /** @description How many at the most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Achievements"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getAdminConnections: {
        parameters: {
            query?: {
                /** @description Those behind this one: `next` of the answer before. */
                after?: components["schemas"]["ConnectionId"];
                /** @description How many at the most. */
                limit?: number;
                /** @description `true` leaves out those for which nothing waits. */
                slow?: boolean;
                /** @description Those of one user alone. */
                userId?: components["schemas"]["UserId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminConnections"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteAdminConnectionsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one. */
                id: components["schemas"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    getAdminEvents: {
        parameters: {
            query?: {
                /** @description How many at the most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deliveries"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getAdminKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeys"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            503: components["responses"]["Problem503"];
        };
    };
    postAdminKioskTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KioskTokenWanted"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KioskToken"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getAdminOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            503: components["responses"]["Problem503"];
        };
    };
    postAdminPairingsCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the screen shows, in whatever way people spell it. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScreenName"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScreenName"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getAdminPresence: {
        parameters: {
            query?: {
                /** @description Those behind this one: `next` of the answer before. */
                after?: components["schemas"]["UserId"];
                /** @description How many at the most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnlineUsers"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getAdminScreens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Screens"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            503: components["responses"]["Problem503"];
        };
    };
    putAdminScreensNameFrozen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The kiosk's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FreezeScreen"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FrozenScreen"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteAdminUsersUserIdConnections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedConnections"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchEntry"][];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"][];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postBroadcasts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressedEvent"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getContests: {
        parameters: {
            query?: {
                /** @description Those of this status alone. */
                status?: components["schemas"]["ContestStatus"];
                /** @description Those before this one: `next` of the answer before. */
                before?: components["schemas"]["ContestId"];
                /** @description How many at the most: up to `rules.boards.most_page`, and `rules.boards.page` if left out. */
                limit?: components["schemas"]["PositiveInteger"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contests"] & components["schemas"]["AsOf"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postContests: {
        parameters: {
            query?: {
                /** @description `true` answers what would follow; nothing happens. */
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContestPlan"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getContestsContestId: {
        parameters: {
            query?: {
                /** @description How many places to pass over. */
                offset?: components["schemas"]["Count"];
                /** @description How many at the most: up to `rules.boards.most_page`, and `rules.boards.page` if left out. */
                limit?: components["schemas"]["PositiveInteger"];
            };
            header?: never;
            path: {
                contestId: components["schemas"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContestBoard"] & components["schemas"]["AsOf"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postContestsContestIdEnter: {
        parameters: {
            query?: {
                /** @description `true` answers what would follow; nothing happens. */
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path: {
                contestId: components["schemas"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Entrant"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postContestsContestIdEntries: {
        parameters: {
            query?: {
                /** @description `true` answers what would follow; nothing happens. */
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path: {
                contestId: components["schemas"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Entrant"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getEvents: {
        parameters: {
            query?: {
                /** @description That of one namespace alone. */
                namespace?: components["schemas"]["Namespace"];
                /** @description Beside `namespace`: that room; empty for the whole namespace. */
                room?: components["schemas"]["Room"];
                /** @description An offset, or a position as `epoch:offset`, which `next` is. */
                after?: string;
                /** @description How many at the most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Journal"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postFieldChatsSessionIdResponses: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path: {
                sessionId: components["schemas"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatText"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getLeaderboard: {
        parameters: {
            query?: {
                /** @description Which board; `monthlyRevenue` if left out. */
                metric?: components["schemas"]["Metric"];
                /** @description The active members of this team alone. */
                teamId?: components["schemas"]["TeamId"];
                /** @description How many at the most: up to `rules.boards.most_page`, and `rules.boards.page` if left out. */
                limit?: components["schemas"]["PositiveInteger"];
                /** @description How many places to pass over. */
                offset?: components["schemas"]["Count"];
                /** @description A user to be in the middle, in place of `offset`. */
                around?: components["schemas"]["UserId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"] & components["schemas"]["AsOf"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postLeaderboardAchievements: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Achievement"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postLeaderboardContestEntries: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContestEntry"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postLeaderboardRankChanges: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RankingUpdate"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postLeaderboardRankingUpdates: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RankingUpdate"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postLeaderboardRefreshes: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnyJson"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getLeaderboardStats: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stats"] & components["schemas"]["AsOf"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            503: components["responses"]["Problem503"];
        };
    };
    postLeaderboardTeamsTeamIdEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path: {
                teamId: components["schemas"]["TeamId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamedEvent"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postLeaderboardTvUpdates: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnyJson"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postNotifications: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Notification"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getOpenapiJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    postPairings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pairing"];
                };
            };
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getPairingsPairingId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description That of the answer to `POST /api/v1/pairings`. */
                pairingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PairingStatus"];
                };
            };
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getRooms: {
        parameters: {
            query?: {
                /** @description That of one namespace alone. */
                namespace?: components["schemas"]["Namespace"];
                /** @description Those behind this one: `next` of the answer before. */
                after?: string;
                /** @description How many at the most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rooms"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postRoster: {
        parameters: {
            query?: {
                /** @description `true` answers what would follow; nothing happens. */
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterUpdate"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postSales: {
        parameters: {
            query?: {
                /** @description `true` answers what would follow; nothing happens. */
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Sale"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postSalesRepsUserIdSales: {
        parameters: {
            query?: {
                /** @description `true` answers what would follow; nothing happens. */
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaleOfRep"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteSalesSaleId: {
        parameters: {
            query?: {
                /** @description `true` answers what would follow; nothing happens. */
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path: {
                saleId: components["schemas"]["SaleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getTeams: {
        parameters: {
            query?: {
                /** @description Those behind this one: `next` of the answer before. */
                after?: components["schemas"]["TeamId"];
                /** @description How many at the most: up to `rules.boards.most_page`, and `rules.boards.page` if left out. */
                limit?: components["schemas"]["PositiveInteger"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Teams"] & components["schemas"]["AsOf"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postTickets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Profile"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postTrainingAchievements: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrainingAchievement"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postTrainingLevelUps: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LevelUp"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postTrainingLogins: {
        parameters: {
            query?: {
                /** @description `true` answers what would follow; nothing happens. */
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrainingLogin"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postTrainingModuleCompletions: {
        parameters: {
            query?: {
                /** @description `true` answers what would follow; nothing happens. */
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModuleCompletion"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postTrainingModulesModuleIdUpdates: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path: {
                moduleId: components["schemas"]["ModuleId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnyJson"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postTrainingProgress: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleplayProgress"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postTrainingQuizComplete: {
        parameters: {
            query?: {
                /** @description `true` answers what would follow; nothing happens. */
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuizResult"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postTrainingQuizCompletions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuizCompletion"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postTrainingQuizResults: {
        parameters: {
            query?: {
                /** @description `true` answers what would follow; nothing happens. */
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuizResult"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postTrainingRoleplayResults: {
        parameters: {
            query?: {
                /** @description `true` answers what would follow; nothing happens. */
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleplayResult"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postTrainingSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionRegistration"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postTrainingSessionsSessionIdResponses: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path: {
                sessionId: components["schemas"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleplayResponse"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postTrainingSessionsSessionIdResponsesStream: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: components["schemas"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["ResponsePiece"];
                "text/event-stream": components["schemas"]["ResponsePiece"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postTrainingStreaks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Streak"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postTrainingXpAwards: {
        parameters: {
            query?: {
                /** @description `true` answers what would follow; nothing happens. */
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["XpAward"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postTrainingXpGains: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["XpGain"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postUsersUserIdEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressedEvent"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getUsersUserIdHistory: {
        parameters: {
            query?: {
                /** @description How many of his last ones. */
                days?: number;
            };
            header?: never;
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getUsersUserIdNotifications: {
        parameters: {
            query?: {
                /** @description `true` leaves out what he has read. */
                unread?: boolean;
                /** @description What is older than the entry with this id: `next` of the answer before. */
                before?: number;
                /** @description How many at the most. */
                limit?: number;
            };
            header?: never;
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    postUsersUserIdNotificationsRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HasRead"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getUsersUserIdPresence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Presence"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getUsersUserIdStanding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Standing"] & components["schemas"]["AsOf"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getUsersUserIdTraining: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trainee"] & components["schemas"]["AsOf"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getAppConfigJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageConfig"];
                };
            };
        };
    };
    getLivez: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Life"];
                };
            };
        };
    };
    getReadyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Done. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            503: components["responses"]["Problem503"];
        };
    };
    postSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SessionRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionBegun"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Problem403"];
            503: components["responses"]["Problem503"];
        };
    };
    getVersion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
        };
    };
}
