// Generated from the OpenAPI document of the service: `npm run generate --workspace packages/client`. Do not edit.

export interface paths {
    readonly "/api/v1/achievements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Achievements that everybody may know of, the latest first; they outlive the journal
         * @description For an API key with the scope `read`, and any signed-in user.
         */
        readonly get: operations["getAchievements"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/connections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Who is connected, and how it stands with each
         * @description For an API key with the scope `admin`, and administrators.
         */
        readonly get: operations["getAdminConnections"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/connections/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Ends a connection; it is told not to come back with what it has
         * @description For an API key with the scope `admin`, and administrators.
         */
        readonly delete: operations["deleteAdminConnectionsId"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Where the latest events went, the latest first
         * @description For an API key with the scope `admin`, and administrators.
         */
        readonly get: operations["getAdminEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The API keys by name, without the keys
         * @description For an API key with the scope `admin`, and administrators.
         */
        readonly get: operations["getAdminKeys"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/kiosk-tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Makes a token for a screen
         * @description For an API key with the scope `admin`, and administrators.
         */
        readonly post: operations["postAdminKioskTokens"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/overview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How the service stands, in numbers
         * @description For an API key with the scope `admin`, and administrators.
         */
        readonly get: operations["getAdminOverview"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/pairings/{code}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Confirms the code that a screen shows
         * @description The screen gets a token for a kiosk of this name. A code is good once.
         *
         *     For an API key with the scope `admin`, and administrators.
         */
        readonly post: operations["postAdminPairingsCode"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/presence": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Which users are online
         * @description For an API key with the scope `admin`, and administrators.
         */
        readonly get: operations["getAdminPresence"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/screens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The screens on walls
         * @description Two screens of one name are two entries.
         *
         *     For an API key with the scope `admin`, and administrators.
         */
        readonly get: operations["getAdminScreens"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/screens/{name}/frozen": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Has a screen go on showing what it shows, or show again what is new
         * @description It is told by `tv:control`, also after a restart.
         *
         *     For an API key with the scope `admin`, and administrators.
         */
        readonly put: operations["putAdminScreensNameFrozen"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/users/{userId}/connections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Ends all connections of a user
         * @description For an API key with the scope `admin`, and administrators.
         */
        readonly delete: operations["deleteAdminUsersUserIdConnections"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/batch": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Many events in order: all or none
         * @description Each entry is read as if it had been posted to its `path` alone. The answer has one entry for each, in order.
         *
         *     For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postBatch"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/broadcasts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * An event of any name for everybody in a namespace
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postBroadcasts"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/contests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Contests, the latest id first
         * @description For an API key with the scope `read`, and any signed-in user.
         */
        readonly get: operations["getContests"];
        readonly put?: never;
        /**
         * A contest is to be held, or is changed
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postContests"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/contests/{contestId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A contest and its board
         * @description For an API key with the scope `read`, and any signed-in user.
         */
        readonly get: operations["getContestsContestId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/contests/{contestId}/enter": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Likewise, by another name
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postContestsContestIdEnter"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/contests/{contestId}/entries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Somebody takes part in a contest
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postContestsContestIdEntries"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/demo/login": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Signs a browser in as one of them, or as anybody else of the roster */
        readonly post: operations["postDemoLogin"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/demo/people": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whom one may be */
        readonly get: operations["getDemoPeople"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/demo/roleplays": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Begins a roleplay for whoever is signed in
         * @description For any signed-in user.
         */
        readonly post: operations["postDemoRoleplays"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/demo/roleplays/{sessionId}/messages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * The trainee says something; the partner answers in the session's room
         * @description For any signed-in user.
         */
        readonly post: operations["postDemoRoleplaysSessionIdMessages"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The journal, in its order
         * @description Without `namespace` everything; with it what went to the namespace and its rooms. What `after` asks for may no longer be kept: then the answer begins with the oldest event that is, and says `gap`.
         *
         *     For an API key with the scope `read`.
         */
        readonly get: operations["getEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/field/chats/{sessionId}/responses": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * The answer in a chat; ends the typing
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postFieldChatsSessionIdResponses"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/leaderboard": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A board, or a part of it
         * @description For an API key with the scope `read`, and any signed-in user.
         */
        readonly get: operations["getLeaderboard"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/leaderboard/achievements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Somebody earned a sales achievement
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postLeaderboardAchievements"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/leaderboard/contest-entries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Somebody's value in a contest
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postLeaderboardContestEntries"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/leaderboard/rank-changes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Somebody's rank has changed, for him to hear
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postLeaderboardRankChanges"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/leaderboard/ranking-updates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Somebody's rank has changed, for everybody to hear
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postLeaderboardRankingUpdates"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/leaderboard/refreshes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Whole rankings that replace what is shown
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postLeaderboardRefreshes"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/leaderboard/stats": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What everybody has come to
         * @description For an API key with the scope `read`, and any signed-in user.
         */
        readonly get: operations["getLeaderboardStats"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/leaderboard/teams/{teamId}/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * An event of any name for a team
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postLeaderboardTeamsTeamIdEvents"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/leaderboard/tv-updates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Something for the screens on the walls
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postLeaderboardTvUpdates"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/notifications": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A notification for its user
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postNotifications"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/openapi.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** This document */
        readonly get: operations["getOpenapiJson"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/pairings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A screen without a token gets a code to show
         * @description An administrator who sees it confirms it at `/api/v1/admin/pairings/{code}`.
         */
        readonly post: operations["postPairings"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/pairings/{pairingId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the code of a screen has been confirmed */
        readonly get: operations["getPairingsPairingId"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How many clients are in which rooms now
         * @description For an API key with the scope `read`, and administrators.
         */
        readonly get: operations["getRooms"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/roster": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Who is who; each entry replaces what was known of its user or team
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postRoster"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sales": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A sale
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postSales"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sales-reps/{userId}/sales": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A sale of the user of the address
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postSalesRepsUserIdSales"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sales/{saleId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * A sale no longer counts
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly delete: operations["deleteSalesSaleId"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/teams": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What the teams have come to, by their ids
         * @description For an API key with the scope `read`, and any signed-in user.
         */
        readonly get: operations["getTeams"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/tickets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A one-time ticket, which a page exchanges for a login
         * @description For an API key with the scope `publish`.
         */
        readonly post: operations["postTickets"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/training/achievements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Somebody unlocked a training achievement
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postTrainingAchievements"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/training/level-ups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Somebody reached a level
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postTrainingLevelUps"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/training/logins": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Somebody logged in
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postTrainingLogins"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/training/module-completions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Somebody completed a module
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postTrainingModuleCompletions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/training/modules/{moduleId}/updates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Something for those who have a module open
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postTrainingModulesModuleIdUpdates"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/training/progress": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How far a roleplay is
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postTrainingProgress"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/training/quiz-complete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Likewise, by another name
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postTrainingQuizComplete"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/training/quiz-completions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Somebody finished a quiz
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postTrainingQuizCompletions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/training/quiz-results": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Somebody finished a quiz
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postTrainingQuizResults"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/training/roleplay-results": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Somebody finished a roleplay
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postTrainingRoleplayResults"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/training/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Who may join a roleplay session; nobody is told
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postTrainingSessions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/training/sessions/{sessionId}/responses": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A roleplay partner's answer, whole
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postTrainingSessionsSessionIdResponses"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/training/sessions/{sessionId}/responses/stream": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A roleplay partner's answer while it is written
         * @description Each piece goes out as it comes, as `roleplay:chunk`; the whole follows as `roleplay:response`. A line of the body, or the `data` of a server-sent event, holds a piece; `[DONE]` or the end of the body ends it.
         *
         *     For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postTrainingSessionsSessionIdResponsesStream"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/training/streaks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Somebody's streak went on, or ended
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postTrainingStreaks"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/training/xp-awards": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Somebody was given XP
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postTrainingXpAwards"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/training/xp-gains": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Somebody gained XP
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postTrainingXpGains"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{userId}/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * An event of any name for one user, in a namespace with users' rooms
         * @description For an API key with the scope `publish`, and administrators.
         */
        readonly post: operations["postUsersUserIdEvents"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{userId}/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How he stood at the end of his days, the oldest first
         * @description For an API key with the scope `read`, and any signed-in user.
         */
        readonly get: operations["getUsersUserIdHistory"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{userId}/notifications": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A user's inbox, the latest first
         * @description For an API key with the scope `read`, the user himself, and administrators.
         */
        readonly get: operations["getUsersUserIdNotifications"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{userId}/notifications/read": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * He has read some of his inbox, or everything up to an entry
         * @description For an API key with the scope `publish`, the user himself, and administrators.
         */
        readonly post: operations["postUsersUserIdNotificationsRead"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{userId}/presence": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Whether a user is connected now, and where
         * @description For an API key with the scope `read`, the user himself, and administrators.
         */
        readonly get: operations["getUsersUserIdPresence"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{userId}/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The roleplay sessions that he may join
         * @description Those that were registered and have not run out (`api.session_ttl`), the latest first.
         *
         *     For an API key with the scope `read`, the user himself, and administrators.
         */
        readonly get: operations["getUsersUserIdSessions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{userId}/standing": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How somebody stands, by every metric
         * @description For an API key with the scope `read`, and any signed-in user.
         */
        readonly get: operations["getUsersUserIdStanding"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{userId}/training": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * His XP, level, streak and achievements
         * @description For an API key with the scope `read`, the user himself, and administrators.
         */
        readonly get: operations["getUsersUserIdTraining"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/app/config.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a page must know of this service before it does anything */
        readonly get: operations["getAppConfigJson"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/livez": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The process lives */
        readonly get: operations["getLivez"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/readyz": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the service takes traffic */
        readonly get: operations["getReadyz"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Who asks
         * @description By any of the ways in which a connection may say it; a kiosk too.
         */
        readonly get: operations["getSession"];
        readonly put?: never;
        /**
         * Signs a browser in: sets the cookie of a login
         * @description For a token in `Authorization: Bearer` or in the body, or for a ticket in the body.
         */
        readonly post: operations["postSession"];
        /** Signs a browser out; its connections end */
        readonly delete: operations["deleteSession"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/version": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What runs here */
        readonly get: operations["getVersion"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A user earned something worth a celebration. */
        readonly Achievement: {
            /** @description Who. */
            readonly userId: components["schemas"]["UserId"];
            /** @description What he is called. */
            readonly userName: components["schemas"]["Title"];
            /** @description What for. */
            readonly achievementType: components["schemas"]["AchievementType"];
            /** @description What the achievement is called. */
            readonly title: components["schemas"]["Title"];
            /** @description What was done. */
            readonly description: components["schemas"]["Description"];
            /** @description A picture: a name or a link. */
            readonly icon?: components["schemas"]["Description"];
            /** @description When; now, if it is not given. */
            readonly timestamp?: components["schemas"]["Timestamp"];
        };
        /** @description `achievement:showcase`: somebody has unlocked an achievement that is not common, for everybody to hear. */
        readonly AchievementShowcase: {
            /** @description What he is called. */
            readonly userName: components["schemas"]["Title"];
            /** @description What the achievement is called. */
            readonly title: components["schemas"]["Title"];
            /** @description How rare it is. */
            readonly rarity: components["schemas"]["Rarity"];
            /** @description When. */
            readonly timestamp?: components["schemas"]["Timestamp"];
        };
        /**
         * @description What a sales achievement was earned for.
         * @enum {string}
         */
        readonly AchievementType: "rank" | "milestone" | "streak" | "contest";
        /** @description Achievements, the latest first. */
        readonly Achievements: {
            /** @description Those asked for. */
            readonly achievements: readonly components["schemas"]["KeptAchievement"][];
            /** @description Where in the journal it is true. */
            readonly position: components["schemas"]["Position"];
            /**
             * Format: int64
             * @description Before which id to read on.
             */
            readonly next?: number;
        };
        /** @description An event of any name with any payload, in a namespace that is `/` unless given. */
        readonly AddressedEvent: {
            /** @description Where it is told; `/` if it is not given. */
            readonly namespace?: components["schemas"]["Namespace"];
            /** @description The event's name. */
            readonly event: components["schemas"]["EventName"];
            /** @description Its payload. */
            readonly data: components["schemas"]["AnyJson"];
        };
        /** @description A connection, and how it stands with it. */
        readonly AdminConnection: {
            /** @description What it is called here and in the log. */
            readonly id: components["schemas"]["ConnectionId"];
            /** @description Whose it is; absent before that is known, and of a kiosk. */
            readonly userId?: components["schemas"]["UserId"];
            /** @description What he, or the kiosk, is called. */
            readonly name?: string;
            /** @description Whether it is a screen on a wall. */
            readonly kiosk?: boolean;
            /** @description `json` or `socketio`. */
            readonly protocol: components["schemas"]["Protocol"];
            /** @description `websocket` or `polling`. */
            readonly transport: components["schemas"]["Transport"];
            /** @description Where it is. */
            readonly namespaces: readonly components["schemas"]["Namespace"][];
            /** @description The rooms that it is in. */
            readonly rooms: readonly components["schemas"]["InRoom"][];
            /** @description Since when. */
            readonly connectedAt: components["schemas"]["Timestamp"];
            /**
             * Format: double
             * @description How long the last answer to a ping took.
             */
            readonly rttMs?: number;
            /** @description What waits to be taken by it. */
            readonly queuedMessages: number;
            /** @description What that comes to. */
            readonly queuedBytes: number;
            /** @description Whether its socket takes nothing just now. */
            readonly blocked: boolean;
        };
        /** @description Who is connected, by the ids of the connections. */
        readonly AdminConnections: {
            /** @description Those asked for. */
            readonly connections: readonly components["schemas"]["AdminConnection"][];
            /** @description After which id to read on. */
            readonly next?: string;
            /** @description Where in the journal it is true. */
            readonly position: components["schemas"]["Position"];
        };
        /**
         * @description How those stand whom a report is about, as its sender is told: of a sale its seller, of training the trainee, of a contest its
         *     times and who has entered, of the roster how many there are.
         */
        readonly AfterReport: components["schemas"]["Standing"] | components["schemas"]["Trainee"] | components["schemas"]["ContestAfter"] | components["schemas"]["RosterAfter"];
        /** @description A number, in the very digits it was sent with. */
        readonly Amount: number;
        /** @description Any JSON value, passed on in the very text it came in. */
        readonly AnyJson: unknown;
        /** @description An API key, without the key. */
        readonly ApiKey: {
            /** @description What it is called. */
            readonly name: string;
            /** @description What it may do. */
            readonly scopes: readonly components["schemas"]["Scope"][];
            /** @description When it was last used since the start. */
            readonly lastUsedAt?: components["schemas"]["Timestamp"];
        };
        /** @description The API keys, without the keys. */
        readonly ApiKeys: {
            /** @description All of them. */
            readonly keys: readonly components["schemas"]["ApiKey"][];
        };
        /** @description When and where it is true. */
        readonly AsOf: {
            /** @description What the service's clock says: a countdown counts from here, whatever the reader's clock says. */
            readonly serverTime: components["schemas"]["Timestamp"];
            /** @description Where in the journal. */
            readonly position: components["schemas"]["Position"];
        };
        /** @description One event of a batch. */
        readonly BatchEntry: {
            /** @description The address it would be posted to alone. */
            readonly path: string;
            /** @description The body it would be posted with. */
            readonly body: components["schemas"]["AnyJson"];
        };
        /** @description A part of a board. */
        readonly Board: {
            /** @description Which board. */
            readonly metric: components["schemas"]["Metric"];
            /** @description Of which period: a week by its first day, `2026-11`, `2026`, or `all`. */
            readonly period: components["schemas"]["Period"];
            /** @description Of which team; absent for everyone's. */
            readonly teamId?: components["schemas"]["TeamId"];
            /** @description The places, best first. */
            readonly entries: readonly components["schemas"]["BoardEntry"][];
            /** @description How many places are in front of them. */
            readonly offset: number;
            /** @description How many places the board has. */
            readonly total: number;
            /** @description What all of them come to. */
            readonly sum: components["schemas"]["Amount"];
        };
        /** @description A place on a board. */
        readonly BoardEntry: {
            /**
             * Format: int64
             * @description 1-2-2-4.
             */
            readonly rank: number;
            /** @description Who. */
            readonly userId: components["schemas"]["UserId"];
            /** @description What he is called. */
            readonly userName: string;
            /** @description His team. */
            readonly teamId?: components["schemas"]["TeamId"];
            /** @description A picture of him. */
            readonly avatarUrl?: string;
            /** @description How much. */
            readonly value: components["schemas"]["Amount"];
            /** @description When it came to that much. Equal values are in this order, and those of the same moment in that of their ids. */
            readonly reachedAt: components["schemas"]["Timestamp"];
            /** @description What he wants to reach in the period. */
            readonly goal?: components["schemas"]["Amount"];
            /** @description What of that is due by today. */
            readonly pace?: components["schemas"]["Amount"];
        };
        /** @description What everybody has come to by one metric. */
        readonly BoardStats: {
            /** @description Which one. */
            readonly metric: components["schemas"]["Metric"];
            /** @description Of which period. */
            readonly period: components["schemas"]["Period"];
            /** @description How many have a value. */
            readonly users: number;
            /** @description Together. */
            readonly sum: components["schemas"]["Amount"];
            /** @description Each of those who have one, rounded down to the smallest unit. */
            readonly average: components["schemas"]["Amount"];
            /** @description The first of them. */
            readonly first?: components["schemas"]["BoardEntry"];
        };
        /** @description A chat on `/field`; the wire calls its id `sessionId`. */
        readonly ChatId: string;
        /** @description Somebody has sent a message and waits for the answer. Its text goes to the monolith another way. */
        readonly ChatMessage: {
            readonly sessionId: components["schemas"]["ChatId"];
            readonly message: components["schemas"]["Message"];
        };
        /** @description The answer in a chat. */
        readonly ChatResponse: {
            /** @description The chat. */
            readonly sessionId: components["schemas"]["ChatId"];
            /** @description The answer. */
            readonly message: components["schemas"]["Message"];
        };
        /** @description The answer in a chat that the address already names. */
        readonly ChatText: {
            /** @description The answer. */
            readonly message: components["schemas"]["Message"];
        };
        /**
         * @description Names a connection while the service runs.
         * @example c17
         */
        readonly ConnectionId: string;
        /** @description A contest without its board. */
        readonly Contest: {
            /** @description Which one. */
            readonly contestId: components["schemas"]["ContestId"];
            /** @description What it is called. */
            readonly title: string;
            /** @description What it is about. */
            readonly description?: string;
            /** @description Where it is, by the service's clock. */
            readonly status: components["schemas"]["ContestStatus"];
            /** @description Its first moment. */
            readonly startsAt: components["schemas"]["Timestamp"];
            /** @description The first moment behind it. */
            readonly endsAt: components["schemas"]["Timestamp"];
            /** @description What counts. */
            readonly metric: components["schemas"]["Measure"];
            /** @description Who competes. */
            readonly participants: components["schemas"]["Participants"];
            /** @description What is won. */
            readonly prizes: readonly components["schemas"]["AnyJson"][];
            /** @description Its rules. */
            readonly rules?: components["schemas"]["AnyJson"];
            /** @description How many take part. */
            readonly entrants: number;
            /** @description When it was settled, if it is. */
            readonly settledAt?: components["schemas"]["Timestamp"];
        };
        /** @description A contest after a report about it. */
        readonly ContestAfter: {
            /** @description Which one. */
            readonly contestId: components["schemas"]["ContestId"];
            /** @description Where it is, by the service's clock. */
            readonly status: components["schemas"]["ContestStatus"];
            /** @description What the service's clock says. */
            readonly serverTime: components["schemas"]["Timestamp"];
            /** @description Its first moment. */
            readonly startsAt: components["schemas"]["Timestamp"];
            /** @description The first moment behind it. */
            readonly endsAt: components["schemas"]["Timestamp"];
            /** @description How many take part. */
            readonly entrants: number;
            /** @description The one who entered. */
            readonly entrant?: components["schemas"]["ContestRow"];
        };
        /** @description A contest with the first of its board. */
        readonly ContestBoard: components["schemas"]["Contest"] & {
            /** @description Best first. Once it is settled, what it was settled with; those who have not scored are not named. */
            readonly board: readonly components["schemas"]["ContestRow"][];
            /** @description How many places the board has. */
            readonly total: number;
        };
        /** @description A user's value and rank in a contest. */
        readonly ContestEntry: {
            /** @description The contest. */
            readonly contestId: components["schemas"]["ContestId"];
            /** @description Who. */
            readonly userId: components["schemas"]["UserId"];
            /** @description What he is called. */
            readonly userName: components["schemas"]["Title"];
            /** @description The team that scored, in a contest of teams. */
            readonly teamId?: components["schemas"]["TeamId"];
            /** @description What counts. */
            readonly metric: components["schemas"]["Title"];
            /** @description How much he, or the team, has. */
            readonly value: components["schemas"]["Amount"];
            /** @description The rank that makes. */
            readonly rank: components["schemas"]["PositiveInteger"];
            /** @description When; now, if it is not given. */
            readonly timestamp?: components["schemas"]["Timestamp"];
        };
        /**
         * Format: int64
         * @description A contest.
         */
        readonly ContestId: number;
        /** @description A contest is over, and this is who won what. */
        readonly ContestOver: {
            /** @description The contest. */
            readonly contestId: components["schemas"]["ContestId"];
            /** @description What it is called. */
            readonly title: string;
            /** @description What counted. */
            readonly metric: components["schemas"]["Measure"];
            /** @description Best first, at most 1,000 of them: all of them are there to be read. */
            readonly places: readonly components["schemas"]["PlaceTaken"][];
            /** @description When it was settled. */
            readonly settledAt: components["schemas"]["Timestamp"];
        };
        /** @description A contest as it is announced. */
        readonly ContestPlan: {
            /** @description Its id; without one the service finds one. With the id of a contest that is there, it is changed. */
            readonly id?: components["schemas"]["ContestId"];
            /** @description What it is called. */
            readonly title: components["schemas"]["Title"];
            /** @description What it is about. */
            readonly description?: components["schemas"]["Description"];
            /** @description The first moment that counts. */
            readonly startsAt: components["schemas"]["Timestamp"];
            /** @description The first moment that no longer does. */
            readonly endsAt: components["schemas"]["Timestamp"];
            /** @description What counts. */
            readonly metric: components["schemas"]["Measure"];
            /** @description Who competes. */
            readonly participants?: components["schemas"]["Participants"];
            /** @description What is won, the first place's prize first: texts, or whatever else the sender and his pages agree on. */
            readonly prizes?: readonly components["schemas"]["AnyJson"][];
            /** @description Rules for people to read, in whatever form. */
            readonly rules?: components["schemas"]["AnyJson"];
        };
        /** @description A place in a contest. */
        readonly ContestRow: components["schemas"]["Participant"] & {
            /**
             * Format: int64
             * @description 1-2-2-4.
             */
            readonly rank: number;
            /** @description What he or it is called. */
            readonly name: string;
            /** @description How much. */
            readonly value: components["schemas"]["Amount"];
            /** @description When it came to that much; not known of one that is settled. */
            readonly reachedAt?: components["schemas"]["Timestamp"];
            /** @description What was won. */
            readonly prize?: components["schemas"]["AnyJson"];
        };
        /**
         * @description Where a contest is.
         * @enum {string}
         */
        readonly ContestStatus: "upcoming" | "active" | "completed";
        /** @description Some contests. */
        readonly Contests: {
            /** @description Those asked for, the latest id first. */
            readonly contests: readonly components["schemas"]["Contest"][];
            /** @description Before which id to read on. */
            readonly next?: components["schemas"]["ContestId"];
        };
        /**
         * Format: int64
         * @description A whole number from 0.
         */
        readonly Count: number;
        /** @description Where the latest events went, the latest first. */
        readonly Deliveries: {
            /** @description The events. */
            readonly events: readonly components["schemas"]["Delivery"][];
        };
        /** @description Where an event went. */
        readonly Delivery: {
            /**
             * Format: int64
             * @description Its place in the journal; absent for fleeting events.
             */
            readonly offset?: number;
            /** @description Where it was told. */
            readonly namespace: components["schemas"]["Namespace"];
            /** @description In which room; absent for the whole namespace. */
            readonly room?: components["schemas"]["Room"];
            /** @description Its name. */
            readonly event: string;
            /** @description When it was told. */
            readonly toldAt: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description How many connections it was meant for.
             */
            readonly audience: number;
            /**
             * Format: int64
             * @description Of how many it is known that they have it.
             */
            readonly reached: number;
            /**
             * Format: int64
             * @description How many went before it reached them.
             */
            readonly gone: number;
            /**
             * Format: int64
             * @description How many it has yet to reach.
             */
            readonly waiting: number;
            /**
             * Format: double
             * @description How long it took to the last of those that it has reached.
             */
            readonly lastMs?: number;
        };
        /** @description Who somebody wants to be. */
        readonly DemoLogin: {
            /** @description Who. */
            readonly userId: components["schemas"]["UserId"];
        };
        /** @description What the trainee says. */
        readonly DemoMessage: {
            /** @description His words. */
            readonly message: string;
        };
        /** @description Whom one may be. */
        readonly DemoPeople: {
            /** @description Some of the roster, the best sellers first, then an administrator and a coach. */
            readonly people: readonly components["schemas"]["DemoPerson"][];
        };
        /** @description Somebody to be. */
        readonly DemoPerson: components["schemas"]["Person"] & {
            /** @description What he may do beyond his own. */
            readonly roles: readonly components["schemas"]["Role"][];
        };
        /** @description A roleplay that has begun. It is the trainee's turn. */
        readonly DemoRoleplay: {
            /** @description Its session. */
            readonly sessionId: components["schemas"]["SessionId"];
            /** @description What is played. */
            readonly scenarioId: string;
            /** @description What that is called. */
            readonly title: string;
            /** @description Who the partner is. */
            readonly partner: string;
            /** @description What the partner begins with. */
            readonly opening: string;
            /** @description How many messages it takes. */
            readonly totalSteps: number;
        };
        /** @description What somebody wants to practise. */
        readonly DemoScenario: {
            /** @description Which scenario; the first one, if it is not given. */
            readonly scenarioId?: string;
        };
        /** @description A description, a link or an icon. */
        readonly Description: string;
        /**
         * @description How hard the partner of a roleplay is.
         * @enum {string}
         */
        readonly Difficulty: "BEGINNER" | "ROOKIE" | "PRO" | "VETERAN" | "ELITE";
        /** @description How many connections were ended. */
        readonly EndedConnections: {
            /** @description How many. */
            readonly ended: number;
        };
        /** @description The body that lets somebody into the contest of the address. */
        readonly Entrant: {
            /** @description Who. */
            readonly userId: components["schemas"]["UserId"];
        };
        /**
         * @description Names one life of the journal.
         * @example k3x
         */
        readonly Epoch: string;
        /** @description The name of an event, and none by which Socket.IO or the service speak about the connection itself. */
        readonly EventName: string;
        /** @description What clients may say on `/field`, by the name of the event. */
        readonly FieldClientEvents: {
            readonly "chat:message": components["schemas"]["ChatMessage"];
        };
        /** @description What is wrong with one field. */
        readonly FieldError: {
            /** @description Where it is: `userId`, `metrics.score`, in a batch `[3].body.userId`; empty for the body as a whole. */
            readonly field: string;
            /** @description What was expected, and what came. */
            readonly detail: string;
        };
        /** @description What clients are told on `/field`, by the name of the event. */
        readonly FieldEvents: {
            /** @description To the others in `chat:{s}`, or `chat:{s}`. Fleeting. */
            readonly "chat:typing": boolean;
            /** @description To `chat:{s}`. */
            readonly "chat:response": components["schemas"]["ChatResponse"];
        };
        /** @description An id of something that only the monolith knows. */
        readonly ForeignId: string | number;
        /** @description How a screen is to be. */
        readonly FreezeScreen: {
            /** @description It is to go on showing what it shows. */
            readonly frozen: boolean;
        };
        /** @description How a screen is from now on. */
        readonly FrozenScreen: {
            /** @description The kiosk's name. */
            readonly name: string;
            /** @description It is to go on showing what it shows. */
            readonly frozen: boolean;
        };
        /** @description What somebody wants to reach, by metric. */
        readonly Goals: {
            /** @description In a month. */
            readonly monthlyRevenue?: components["schemas"]["Money"];
            /** @description In a year. */
            readonly yearlyRevenue?: components["schemas"]["Money"];
            /** @description In a week. */
            readonly weeklySignups?: components["schemas"]["Signups"];
            /** @description In a month. */
            readonly monthlySignups?: components["schemas"]["Signups"];
            /** @description In a year. */
            readonly yearlySignups?: components["schemas"]["Signups"];
        };
        /** @description What has been read: one of the two. */
        readonly HasRead: {
            /** @description These entries. */
            readonly ids?: readonly components["schemas"]["Count"][];
            /** @description Everything up to this entry, it included. */
            readonly upTo?: components["schemas"]["Count"];
        };
        /** @description How somebody stood at the end of his days. */
        readonly History: {
            /** @description Who. */
            readonly userId: components["schemas"]["UserId"];
            /** @description The oldest first. */
            readonly days: readonly components["schemas"]["HistoryDay"][];
            /** @description Where in the journal it is true. */
            readonly position: components["schemas"]["Position"];
        };
        /** @description How he stood at the end of a day. */
        readonly HistoryDay: {
            /**
             * Format: date
             * @description Which day, by the organisation's time zone.
             */
            readonly day: string;
            /** @description How he stood, by each metric by which he had a value. */
            readonly metrics: readonly components["schemas"]["HistoryMetric"][];
        };
        /** @description How a user stood by one metric at the end of a day. */
        readonly HistoryMetric: {
            /** @description Which one. */
            readonly metric: components["schemas"]["Metric"];
            /**
             * Format: int64
             * @description 1-2-2-4.
             */
            readonly rank: number;
            /** @description How much. */
            readonly value: components["schemas"]["Amount"];
        };
        /** @description A room that it is in. */
        readonly InRoom: {
            /** @description Where. */
            readonly namespace: components["schemas"]["Namespace"];
            /** @description Which one. */
            readonly room: components["schemas"]["Room"];
        };
        /** @description A user's inbox, the latest first. */
        readonly Inbox: {
            /** @description Those asked for. */
            readonly notifications: readonly components["schemas"]["InboxEntry"][];
            /**
             * Format: int64
             * @description How much of all of it he has not read.
             */
            readonly unread: number;
            /** @description Where in the journal it is true. */
            readonly position: components["schemas"]["Position"];
            /**
             * Format: int64
             * @description Before which id to read on.
             */
            readonly next?: number;
        };
        /** @description An entry of an inbox. */
        readonly InboxEntry: {
            /**
             * Format: int64
             * @description The offset of the event.
             */
            readonly id: number;
            /** @description Where it was told. */
            readonly namespace: components["schemas"]["Namespace"];
            /** @description The event's name. */
            readonly event: string;
            /** @description Its payload. */
            readonly data: components["schemas"]["AnyJson"];
            /** @description When it was told. */
            readonly createdAt: components["schemas"]["Timestamp"];
            /** @description When he read it; absent if he has not. */
            readonly readAt?: components["schemas"]["Timestamp"];
        };
        /** @description What a user's pages are told, on `/`, when the number of his unread entries has changed. */
        readonly InboxUnread: {
            /** @description Whose inbox. */
            readonly userId: components["schemas"]["UserId"];
            /**
             * Format: int64
             * @description How many of its entries he has not read.
             */
            readonly unread: number;
        };
        /** @description A part of the journal. */
        readonly Journal: {
            /** @description The events, in their order. */
            readonly events: readonly components["schemas"]["KeptEvent"][];
            /** @description Something between `after` and the first of them is no longer kept. */
            readonly gap?: boolean;
            /** @description The life of the journal that their offsets count in. */
            readonly epoch: components["schemas"]["Epoch"];
            /** @description Up to where the journal goes. */
            readonly position: components["schemas"]["Position"];
            /** @description From where to read on. */
            readonly next?: string;
        };
        /** @description An achievement, as it was told its user. */
        readonly KeptAchievement: {
            /**
             * Format: int64
             * @description The offset of the event that told it.
             */
            readonly id: number;
            /** @description Where it was told. */
            readonly namespace: components["schemas"]["Namespace"];
            /** @description Whose it is. */
            readonly userId: components["schemas"]["UserId"];
            /** @description The payload of that event. */
            readonly data: components["schemas"]["AnyJson"];
            /** @description When it was told. */
            readonly toldAt: components["schemas"]["Timestamp"];
        };
        /** @description An event that was told. */
        readonly KeptEvent: {
            /**
             * Format: int64
             * @description Its place in the journal.
             */
            readonly offset: number;
            /** @description Where it was told. */
            readonly namespace: components["schemas"]["Namespace"];
            /** @description In which room; absent for the whole namespace. */
            readonly room?: components["schemas"]["Room"];
            /** @description Its name. */
            readonly event: string;
            /** @description Its payload. */
            readonly data: components["schemas"]["AnyJson"];
            /** @description When it was told. */
            readonly toldAt: components["schemas"]["Timestamp"];
        };
        /** @description A token for a screen. */
        readonly KioskToken: {
            /** @description The JWT. */
            readonly token: string;
            /** @description What the screen is called. */
            readonly name: string;
            /** @description Until when it is good. */
            readonly expiresAt: components["schemas"]["Timestamp"];
        };
        /** @description Which screen a token is wanted for. */
        readonly KioskTokenWanted: {
            /** @description What the screen is called. */
            readonly name: string;
            /** @description How long it is to be good, such as `365d` or `12h`; `identity.kiosk_ttl` if left out. */
            readonly ttl?: string;
        };
        /** @description A name, which may be empty. */
        readonly Label: string;
        /** @description What clients may say on `/leaderboard`, by the name of the event. */
        readonly LeaderboardClientEvents: Record<string, never>;
        /** @description What clients are told on `/leaderboard`, by the name of the event. */
        readonly LeaderboardEvents: {
            /** @description To everybody. */
            readonly "rankings:update": components["schemas"]["RankingUpdate"] & {
                readonly timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To `user:{n}`. */
            readonly "rank:changed": components["schemas"]["RankingUpdate"] & {
                readonly timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To everybody. */
            readonly "contest:new-entry": components["schemas"]["ContestEntry"] & {
                readonly timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To `contest:{n}`. */
            readonly "contest:entry-update": components["schemas"]["ContestEntry"] & {
                readonly timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To `contest:{n}`. */
            readonly "contest:settled": components["schemas"]["ContestOver"];
            /** @description To `user:{n}`. */
            readonly "achievement:earned": components["schemas"]["Achievement"] & {
                readonly timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To `tv-display`. */
            readonly "achievement:celebration": components["schemas"]["Achievement"] & {
                readonly timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To everybody. */
            readonly "leaderboard:refresh": components["schemas"]["Shown"] | components["schemas"]["AnyJson"];
            /** @description To `tv-display`. Fleeting where the service works it out. */
            readonly "tv:update": components["schemas"]["Shown"] | components["schemas"]["AnyJson"];
            /** @description To `tv-display`. Fleeting. */
            readonly "tv:control": components["schemas"]["TvControl"];
            /** @description To `tv-display`. Fleeting. */
            readonly "tv:beat": components["schemas"]["TvBeat"];
        };
        /** @description `level:celebration`: somebody has reached a level, for everybody to hear. */
        readonly LevelCelebration: {
            /** @description What he is called. */
            readonly userName: components["schemas"]["Title"];
            /** @description The level. */
            readonly newLevel: components["schemas"]["Count"];
            /** @description When. */
            readonly timestamp?: components["schemas"]["Timestamp"];
        };
        /** @description A user reached a level. */
        readonly LevelUp: {
            /** @description Who. */
            readonly userId: components["schemas"]["UserId"];
            /** @description What he is called. */
            readonly userName: components["schemas"]["Title"];
            /** @description His level before. */
            readonly previousLevel: components["schemas"]["Count"];
            /** @description His level now. */
            readonly newLevel: components["schemas"]["Count"];
            /** @description How many XP he has. */
            readonly totalXP: components["schemas"]["Count"];
            /** @description What the level brings. */
            readonly rewards?: components["schemas"]["Rewards"];
            /** @description When; now, if it is not given. */
            readonly timestamp?: components["schemas"]["Timestamp"];
        };
        /** @description That the process lives. */
        readonly Life: {
            /** @description `alive`. */
            readonly status: string;
        };
        /**
         * @description What is counted of sales: the metric of a contest, of a goal.
         * @enum {string}
         */
        readonly Measure: "revenue" | "signups";
        /** @description What somebody says in a roleplay or a chat. */
        readonly Message: string;
        /** @description `roleplay:message-received`: the sender's message has come. */
        readonly MessageReceived: {
            /** @description The session it was said in. */
            readonly sessionId: components["schemas"]["SessionId"];
        };
        /**
         * @description What users are ranked by.
         * @enum {string}
         */
        readonly Metric: "monthlyRevenue" | "yearlyRevenue" | "allTimeRevenue" | "weeklySignups" | "monthlySignups" | "yearlySignups" | "points" | "xp";
        /** @description How somebody stands by one metric. */
        readonly MetricStanding: {
            /** @description Which one. */
            readonly metric: components["schemas"]["Metric"];
            /**
             * Format: int64
             * @description 1-2-2-4; behind everybody on the board for a value of 0.
             */
            readonly rank: number;
            /**
             * Format: int64
             * @description His rank in his team.
             */
            readonly teamRank?: number;
            /** @description How much. */
            readonly value: components["schemas"]["Amount"];
            /** @description How many are on the board. */
            readonly of: number;
            /**
             * Format: int64
             * @description How many percent of those on the board he is not behind, rounded down; 0 with no value.
             */
            readonly percentile: number;
            /**
             * Format: int64
             * @description The rank at the end of yesterday minus the rank now: above 0 he has risen. Absent where it is not known.
             */
            readonly change?: number;
            /** @description What he wants to reach in the period. */
            readonly goal?: components["schemas"]["Amount"];
            /** @description What of that is due by today. */
            readonly pace?: components["schemas"]["Amount"];
        };
        /** @description A streak's length that is worth telling everyone, and what it brings. */
        readonly Milestone: {
            /** @description The length. */
            readonly reached: components["schemas"]["Count"];
            /** @description What it brings. */
            readonly reward?: components["schemas"]["AnyJson"];
        };
        /** @description A module that was completed. */
        readonly ModuleCompletion: {
            /** @description Who completed it. */
            readonly userId: components["schemas"]["UserId"];
            /** @description Which one. It brings XP once. */
            readonly moduleId: components["schemas"]["ModuleId"];
            /** @description What it is worth, if that is not what the rules say. */
            readonly xp?: components["schemas"]["Count"];
        };
        /** @description A training module. */
        readonly ModuleId: string;
        /** @description An amount of money, at most two decimals: a number, or a string that holds one. */
        readonly Money: number | string;
        /** @description An event of any name with any payload, where the address says who hears it. */
        readonly NamedEvent: {
            /** @description The event's name. */
            readonly event: components["schemas"]["EventName"];
            /** @description Its payload. */
            readonly data: components["schemas"]["AnyJson"];
        };
        /**
         * @description A world of events.
         * @enum {string}
         */
        readonly Namespace: "/" | "/leaderboard" | "/training" | "/field";
        /** @description The tier that comes next. */
        readonly NextTier: {
            /** @description What it is called. */
            readonly name: string;
            /** @description From so many signups a month on. */
            readonly signups: components["schemas"]["Amount"];
        };
        /** @description A notification of the monolith. */
        readonly Notification: {
            /** @description The monolith's id of it. */
            readonly id: components["schemas"]["ForeignId"];
            /** @description For whom. */
            readonly userId: components["schemas"]["UserId"];
            /** @description Which kind, such as `info`; the pages know. */
            readonly type: components["schemas"]["Title"];
            /** @description The headline. */
            readonly title: components["schemas"]["Title"];
            /** @description The text. */
            readonly message: components["schemas"]["Description"];
            /** @description Where it leads. */
            readonly link?: components["schemas"]["Description"];
            /** @description When it was made; now, if it is not given. */
            readonly createdAt?: components["schemas"]["Timestamp"];
        };
        /** @description A user who is online. */
        readonly OnlineUser: {
            /** @description Who. */
            readonly userId: components["schemas"]["UserId"];
            /** @description What he is called. */
            readonly name?: string;
            /** @description How many connections he has. */
            readonly connections: number;
            /** @description How many of them are in which. */
            readonly namespaces: {
                readonly [key: string]: number;
            };
        };
        /** @description Which users are online, by their ids. */
        readonly OnlineUsers: {
            /** @description Those asked for. */
            readonly users: readonly components["schemas"]["OnlineUser"][];
            /** @description After which user to read on. */
            readonly next?: components["schemas"]["UserId"];
            /** @description Where in the journal it is true. */
            readonly position: components["schemas"]["Position"];
        };
        /** @description How the service stands, in numbers. */
        readonly Overview: {
            /** @description Of the service. */
            readonly version: string;
            /** @description When it started. */
            readonly startedAt: components["schemas"]["Timestamp"];
            /** @description What its clock says. */
            readonly serverTime: components["schemas"]["Timestamp"];
            /** @description The database. */
            readonly database: components["schemas"]["OverviewDatabase"];
            /** @description The connections that are open. */
            readonly connections: components["schemas"]["OverviewConnections"];
            /** @description Since the start. */
            readonly totals: components["schemas"]["OverviewTotals"];
            /** @description In a second. */
            readonly rates: components["schemas"]["OverviewRates"];
            /** @description How long events took. */
            readonly latency: components["schemas"]["OverviewLatency"];
            /** @description How much is under way. */
            readonly backlog: components["schemas"]["OverviewBacklog"];
            /** @description Where in the journal it is true. */
            readonly position: components["schemas"]["Position"];
        };
        /** @description How much is under way. */
        readonly OverviewBacklog: {
            /**
             * Format: int32
             * @description Events that are taken and not yet delivered.
             */
            readonly used: number;
            /**
             * Format: int32
             * @description How many there may be.
             */
            readonly of: number;
        };
        /** @description The connections that are open. */
        readonly OverviewConnections: {
            /**
             * Format: int64
             * @description All of them.
             */
            readonly open: number;
            /** @description How many users they are of. */
            readonly users: number;
            /** @description By what they speak. */
            readonly byProtocol: {
                readonly [key: string]: number;
            };
            /** @description By what they travel on. */
            readonly byTransport: {
                readonly [key: string]: number;
            };
        };
        /** @description How it stands with the database. */
        readonly OverviewDatabase: {
            /** @description `sqlite`, `postgresql` or `memory`. */
            readonly kind: string;
            /** @description Whether it works. */
            readonly ok: boolean;
            /** @description Why not. */
            readonly reason?: string;
        };
        /** @description How long events took to the clients, in milliseconds. */
        readonly OverviewLatency: {
            /**
             * Format: int64
             * @description Over so long.
             */
            readonly windowSeconds: number;
            /**
             * Format: int64
             * @description How many were measured.
             */
            readonly samples: number;
            /**
             * Format: double
             * @description Half of them took no longer.
             */
            readonly p50Ms?: number;
            /**
             * Format: double
             * @description Of a hundred, 99 took no longer.
             */
            readonly p99Ms?: number;
            /**
             * Format: double
             * @description The longest.
             */
            readonly maxMs?: number;
        };
        /** @description In a second. */
        readonly OverviewRates: {
            /**
             * Format: int64
             * @description Over so long.
             */
            readonly windowSeconds: number;
            /**
             * Format: double
             * @description Connections that were opened.
             */
            readonly connects: number;
            /**
             * Format: double
             * @description Events that were told.
             */
            readonly published: number;
            /**
             * Format: double
             * @description Events that clients got.
             */
            readonly delivered: number;
        };
        /** @description Since the start. */
        readonly OverviewTotals: {
            /**
             * Format: int64
             * @description Connections that were opened.
             */
            readonly connected: number;
            /**
             * Format: int64
             * @description Connections that were closed because they did not read.
             */
            readonly slowClosed: number;
            /**
             * Format: int64
             * @description Events that were told.
             */
            readonly published: number;
            /**
             * Format: int64
             * @description Events that clients got, each counted.
             */
            readonly delivered: number;
            /**
             * Format: int64
             * @description Requests and connections that were refused.
             */
            readonly refused: number;
        };
        /** @description `GET /app/config.json`: what a page must know of this service before it does anything. */
        readonly PageConfig: {
            /** @description Of the service. */
            readonly version: string;
            /** @description What is there of the demonstration. */
            readonly demo: components["schemas"]["PageConfigDemo"];
            /** @description Where to send somebody who is not signed in; `null`: to `/app/sign-in`. */
            readonly signInUrl: string | null;
            /** @description Where to post what a trainee says; `null`: nowhere. */
            readonly roleplayUrl: string | null;
        };
        /** @description What is there of the demonstration. */
        readonly PageConfigDemo: {
            /** @description Whether one may choose who to be. */
            readonly login: boolean;
            /** @description Whether there is a partner to practise with. */
            readonly roleplay: boolean;
        };
        /** @description A screen waits to be confirmed. */
        readonly Pairing: {
            /** @description What it asks with; a secret. */
            readonly pairingId: string;
            /** @description What it shows. */
            readonly code: string;
            /** @description Until when the code is good. */
            readonly expiresAt: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description How often it should ask, in milliseconds.
             */
            readonly pollAfterMs: number;
        };
        /** @description Whether a screen has been confirmed. */
        readonly PairingStatus: {
            /** @enum {string} */
            readonly status: "waiting";
        } | {
            /** @description Its token. */
            readonly token: string;
            /** @description What it is called. */
            readonly name: string;
            /** @enum {string} */
            readonly status: "confirmed";
        };
        /** @description One of the two: a user, or a team in a contest of teams. */
        readonly Participant: {
            readonly userId?: components["schemas"]["UserId"];
            readonly teamId?: components["schemas"]["TeamId"];
        };
        /**
         * @description Who competes in a contest.
         * @enum {string}
         */
        readonly Participants: "individual" | "team";
        /** @description A number from 0 to 100. */
        readonly Percentage: number;
        /**
         * @description A week by its first day, a month, a year, or `all` time.
         * @example 2026-11-23
         * @example 2026-11
         * @example 2026
         * @example all
         */
        readonly Period: string;
        /** @description Somebody of the roster. */
        readonly Person: {
            /** @description Who. */
            readonly userId: components["schemas"]["UserId"];
            /** @description What he is called. */
            readonly name: string;
            /** @description His team. */
            readonly teamId?: components["schemas"]["TeamId"];
        };
        /** @description A place in a contest that is over. */
        readonly PlaceTaken: components["schemas"]["Participant"] & {
            /** @description 1-2-2-4. */
            readonly place: components["schemas"]["PositiveInteger"];
            /** @description What he or it is called. */
            readonly name: string;
            /** @description How much he or it had. */
            readonly value: components["schemas"]["Amount"];
            /** @description What was won. */
            readonly prize?: components["schemas"]["AnyJson"];
        };
        /** @description A place in the journal: everything up to and including `offset` in this epoch has been seen. */
        readonly Position: {
            /** @description Which life of the journal. */
            readonly epoch: components["schemas"]["Epoch"];
            /**
             * Format: int64
             * @description The last offset seen; 0 before the first.
             */
            readonly offset: number;
        };
        /**
         * Format: int64
         * @description A whole number from 1.
         */
        readonly PositiveInteger: number;
        /** @description Whether a user is connected, and where. */
        readonly Presence: {
            /** @description Who. */
            readonly userId: components["schemas"]["UserId"];
            /** @description Whether he has a connection. */
            readonly online: boolean;
            /** @description How many he has. */
            readonly connections: number;
            /** @description How many of them are in which; none that he is not in. */
            readonly namespaces: {
                readonly [key: string]: number;
            };
            /** @description Where in the journal it is true. */
            readonly position: components["schemas"]["Position"];
        };
        /** @description Why a request is not done (RFC 9457). */
        readonly Problem: {
            /** @description What the status is called. */
            readonly title: string;
            /** @description The status, once more. */
            readonly status: number;
            /** @description What was expected, and what came. For people. */
            readonly detail: string;
            /** @description The fields that are to blame, if any are. */
            readonly errors?: readonly components["schemas"]["FieldError"][];
        };
        /** @description An identity as JSON spells it: the body of `POST /api/v1/tickets`, and what our own cookie carries. */
        readonly Profile: {
            /** @description The user; left out for a kiosk only. */
            readonly userId?: components["schemas"]["UserId"];
            /** @description A name for others to see. */
            readonly name?: string;
            /** @description His teams. */
            readonly teams?: readonly components["schemas"]["TeamId"][];
            /** @description His roles; `admin` and `coach` mean something here. */
            readonly roles?: readonly string[];
            /** @description A screen on a wall. */
            readonly kiosk?: boolean;
            /** @description Contests he is named for. */
            readonly contests?: readonly components["schemas"]["ContestId"][];
            /** @description Modules he is named for. */
            readonly modules?: readonly components["schemas"]["ModuleId"][];
            /** @description Chats he is named for. */
            readonly chats?: readonly components["schemas"]["ChatId"][];
            /** @description Named for `tv-display`. */
            readonly tv?: boolean;
        };
        /**
         * @description What a client speaks.
         * @enum {string}
         */
        readonly Protocol: "json" | "socketio";
        /** @description A user finished a quiz. */
        readonly QuizCompletion: {
            /** @description Who. */
            readonly userId: components["schemas"]["UserId"];
            /** @description Which quiz. */
            readonly quizId: components["schemas"]["ForeignId"];
            /** @description How well. */
            readonly score: components["schemas"]["Amount"];
            /** @description Whether that was enough. */
            readonly passed: boolean;
            /** @description The XP it brought. */
            readonly xpEarned: components["schemas"]["Count"];
        };
        /** @description A quiz that was finished. */
        readonly QuizResult: {
            /** @description Who finished it. */
            readonly userId: components["schemas"]["UserId"];
            /** @description Which one; passed on and not kept. */
            readonly quizId: components["schemas"]["ForeignId"];
            /** @description The module it belongs to. */
            readonly moduleId?: components["schemas"]["ModuleId"];
            /** @description How well. */
            readonly score: components["schemas"]["Score"];
            /** @description How long it took. */
            readonly durationSeconds?: components["schemas"]["Count"];
        };
        /** @description A user's rank on one metric went from one place to another. */
        readonly RankingUpdate: {
            /** @description Who. */
            readonly userId: components["schemas"]["UserId"];
            /** @description What he is called. */
            readonly userName: components["schemas"]["Title"];
            /** @description His rank before. */
            readonly previousRank: components["schemas"]["PositiveInteger"];
            /** @description His rank now. */
            readonly newRank: components["schemas"]["PositiveInteger"];
            /** @description What he is ranked by. */
            readonly metric: components["schemas"]["Title"];
            /** @description How much he has of it. */
            readonly value: components["schemas"]["Amount"];
            /** @description When; now, if it is not given. */
            readonly timestamp?: components["schemas"]["Timestamp"];
        };
        /**
         * @description How rare an achievement is. Everyone hears of all but the common ones.
         * @enum {string}
         */
        readonly Rarity: "common" | "rare" | "epic" | "legendary";
        /** @description Whether the service takes traffic. */
        readonly Readiness: {
            /** @description `ready` or `not ready`. */
            readonly status: string;
            /** @description Why not. */
            readonly reason?: string;
        };
        /** @description One publication, as its sender is told of it. */
        readonly Receipt: {
            /** @description Its name on the wire. */
            readonly event: string;
            /** @description Where it is heard. */
            readonly namespace: components["schemas"]["Namespace"];
            /** @description Its room; absent for a whole namespace. */
            readonly room?: components["schemas"]["Room"];
            /**
             * Format: int64
             * @description Its place in the journal; absent for fleeting events, which have none.
             */
            readonly offset?: number;
        };
        /** @description A piece of what a model writes. */
        readonly ResponsePiece: {
            /** @description Text that follows the text so far. */
            readonly delta?: string;
            /** @description What goes along with the whole; the last one given counts. */
            readonly metadata?: components["schemas"]["AnyJson"];
        };
        /** @description What a level brings. */
        readonly Rewards: {
            /** @description Badges, in whatever form the pages know. */
            readonly badges?: readonly components["schemas"]["AnyJson"][];
            /** @description What is open to him now, likewise. */
            readonly unlocks?: readonly components["schemas"]["AnyJson"][];
        };
        /**
         * @description What a user may do beyond his own.
         * @enum {string}
         */
        readonly Role: "admin" | "coach";
        /** @description `roleplay:chunk`: a piece of an answer under way. */
        readonly RoleplayChunk: {
            /** @description The session it belongs to. */
            readonly sessionId: components["schemas"]["SessionId"];
            /**
             * Format: int64
             * @description Which piece, from 0.
             */
            readonly index: number;
            /** @description Its text. */
            readonly delta: string;
        };
        /** @description A trainee has sent a message and waits for the answer. Its text goes to the monolith another way. */
        readonly RoleplayMessage: {
            readonly sessionId: components["schemas"]["SessionId"];
            readonly message: components["schemas"]["Message"];
            /** @description Who the client is; not looked at. */
            readonly userId?: components["schemas"]["UserId"];
        };
        /** @description How well a roleplay goes. */
        readonly RoleplayMetrics: {
            /** @description How much was right. */
            readonly accuracy?: components["schemas"]["Amount"];
            /** @description How long the trainee took. */
            readonly responseTime?: components["schemas"]["Amount"];
            /** @description Points. */
            readonly score?: components["schemas"]["Amount"];
        };
        /** @description How far a roleplay is. */
        readonly RoleplayProgress: {
            /** @description The session. */
            readonly sessionId: components["schemas"]["SessionId"];
            /** @description Whose it is. */
            readonly userId: components["schemas"]["UserId"];
            /** @description What is played. */
            readonly scenarioId: components["schemas"]["ForeignId"];
            /** @description How far it is, from 0 to 100. */
            readonly progress: components["schemas"]["Percentage"];
            /** @description The step it is at. */
            readonly currentStep: components["schemas"]["Count"];
            /** @description How many there are. */
            readonly totalSteps: components["schemas"]["Count"];
            /** @description How well it goes. */
            readonly metrics?: components["schemas"]["RoleplayMetrics"];
        };
        /** @description The roleplay partner's answer, whole. */
        readonly RoleplayResponse: {
            /** @description The answer. */
            readonly message: components["schemas"]["Message"];
            /** @description What goes along with it, in whatever form the pages know. */
            readonly metadata?: components["schemas"]["AnyJson"];
        };
        /** @description A roleplay that was finished. */
        readonly RoleplayResult: {
            /** @description Who finished it. */
            readonly userId: components["schemas"]["UserId"];
            /** @description In which session. */
            readonly sessionId: components["schemas"]["SessionId"];
            /** @description What was played. */
            readonly scenarioId: components["schemas"]["ForeignId"];
            /** @description How hard it was. */
            readonly difficulty: components["schemas"]["Difficulty"];
            /** @description How well. */
            readonly score: components["schemas"]["Score"];
        };
        /** @description A roleplay session that was registered and has not run out. */
        readonly RoleplaySession: {
            /** @description Which one. */
            readonly sessionId: components["schemas"]["SessionId"];
            /** @description The trainee whose it is. */
            readonly userId: components["schemas"]["UserId"];
            /** @description What is played, if it was said. */
            readonly scenarioId?: components["schemas"]["ForeignId"];
            /** @description Who may listen and speak besides. */
            readonly participants: readonly components["schemas"]["UserId"][];
        };
        /** @description A trainee no longer waits. */
        readonly RoleplayStopTyping: {
            readonly sessionId: components["schemas"]["SessionId"];
            /** @description Who the client is; not looked at. */
            readonly userId?: components["schemas"]["UserId"];
        };
        /** @description `roleplay:typing`: somebody in the session waits for an answer, or no longer does. */
        readonly RoleplayTyping: {
            /** @description Who. */
            readonly userId: components["schemas"]["UserId"];
            /** @description Whether he waits. */
            readonly isTyping: boolean;
        };
        /**
         * @description `user:{n}`, `team:{n}`, `contest:{n}`, `tv-display`, `session:{s}`, `module:{s}` or `chat:{s}`
         * @example contest:17
         */
        readonly Room: string;
        /** @description A room, or a whole namespace. */
        readonly RoomCount: {
            /** @description Where it is. */
            readonly namespace: components["schemas"]["Namespace"];
            /** @description The room; absent for the whole namespace. */
            readonly room?: components["schemas"]["Room"];
            /** @description How many connections are in it. */
            readonly clients: number;
        };
        /** @description The rooms in which somebody is, in the order of namespaces, kinds and ids. */
        readonly Rooms: {
            /** @description Those asked for. */
            readonly rooms: readonly components["schemas"]["RoomCount"][];
            /** @description Where in the journal it is true. */
            readonly position: components["schemas"]["Position"];
            /** @description After which room to read on. */
            readonly next?: string;
        };
        /** @description What clients may say on `/`, by the name of the event. */
        readonly RootClientEvents: Record<string, never>;
        /** @description What clients are told on `/`, by the name of the event. */
        readonly RootEvents: {
            /** @description To `user:{n}`. */
            readonly notification: components["schemas"]["Notification"] & {
                readonly createdAt: components["schemas"]["Timestamp"];
            };
            /** @description To `user:{n}`. Fleeting. */
            readonly "inbox:unread": components["schemas"]["InboxUnread"];
        };
        /** @description How many the roster has. */
        readonly RosterAfter: {
            /** @description Active users. */
            readonly users: number;
            /** @description Teams. */
            readonly teams: number;
        };
        /** @description A team, as it is reported. */
        readonly RosterTeam: {
            /** @description Which one. */
            readonly id: components["schemas"]["TeamId"];
            /** @description What it is called. */
            readonly name: components["schemas"]["Title"];
            /** @description Who leads it. */
            readonly leaderId?: components["schemas"]["UserId"];
        };
        /** @description Who is who. Each entry replaces what was known of its user or team; those not named stay as they are. */
        readonly RosterUpdate: {
            /** @description Users. */
            readonly users?: readonly components["schemas"]["RosterUser"][];
            /** @description Teams. */
            readonly teams?: readonly components["schemas"]["RosterTeam"][];
        };
        /** @description A user, as he is reported. */
        readonly RosterUser: {
            /** @description Which one. */
            readonly id: components["schemas"]["UserId"];
            /** @description What he is called. */
            readonly name: components["schemas"]["Title"];
            /** @description His team; none if it is not given. */
            readonly teamId?: components["schemas"]["TeamId"];
            /** @description A picture of him. */
            readonly avatarUrl?: components["schemas"]["Description"];
            /** @description Where he lives; the organisation's if it is not given. */
            readonly timeZone?: components["schemas"]["TimeZone"];
            /** @description Whether he is still with us; taken for true. */
            readonly active?: boolean;
            /** @description What he wants to reach. */
            readonly goals?: components["schemas"]["Goals"];
        };
        /** @description A sale, as it is reported. Serialised it is an entry of the ledger. */
        readonly Sale: {
            /** @description Which one. */
            readonly saleId: components["schemas"]["SaleId"];
            /** @description Who sold. */
            readonly userId: components["schemas"]["UserId"];
            /** @description What it brought. */
            readonly revenue: components["schemas"]["Money"];
            /** @description How many signed up. */
            readonly signups: components["schemas"]["Signups"];
            /** @description When, if not now. */
            readonly soldAt?: components["schemas"]["Timestamp"];
        };
        /** @description The monolith's id of a sale. A number is the same as its digits; it goes out as a text. */
        readonly SaleId: string | number;
        /** @description A sale whose seller stands in the address; the body may say it too. */
        readonly SaleOfRep: {
            /** @description Which one. */
            readonly saleId: components["schemas"]["SaleId"];
            /** @description Who sold: the user of the address. */
            readonly userId?: components["schemas"]["UserId"];
            /** @description What it brought. */
            readonly revenue: components["schemas"]["Money"];
            /** @description How many signed up. */
            readonly signups: components["schemas"]["Signups"];
            /** @description When, if not now. */
            readonly soldAt?: components["schemas"]["Timestamp"];
        };
        /**
         * @description What an API key may do. Its names are the same in settings and on the command line.
         * @enum {string}
         */
        readonly Scope: "publish" | "read" | "admin";
        /** @description Points out of 100; finer than a hundredth is cut off. */
        readonly Score: number;
        /** @description A screen on a wall. */
        readonly Screen: {
            /** @description The kiosk's name. */
            readonly name: string;
            /** @description Whether it is there. */
            readonly online: boolean;
            /** @description Its connection, if it is there. */
            readonly connectionId?: components["schemas"]["ConnectionId"];
            /** @description Since when it is there. */
            readonly connectedAt?: components["schemas"]["Timestamp"];
            /** @description When it was there last; not known of one that has not been there since the start of the service. */
            readonly lastSeenAt?: components["schemas"]["Timestamp"];
            /**
             * Format: double
             * @description How long it took to answer the last heartbeat, in milliseconds.
             */
            readonly rttMs?: number;
            /** @description How many messages wait for it. */
            readonly queuedMessages: number;
            /** @description It takes no more for now. */
            readonly blocked: boolean;
            /** @description It is to go on showing what it shows. */
            readonly frozen: boolean;
        };
        /** @description How one screen is to be. */
        readonly ScreenControl: {
            /** @description The kiosk's name. */
            readonly name: string;
            /** @description Whether it is to go on showing what it shows. */
            readonly frozen: boolean;
        };
        /** @description What the screen that shows a code is called. */
        readonly ScreenName: {
            /** @description Its name. */
            readonly name: string;
        };
        /** @description The screens on walls. */
        readonly Screens: {
            /** @description By their names. */
            readonly screens: readonly components["schemas"]["Screen"][];
        };
        /** @description The answer to `GET /session`. */
        readonly Session: {
            /** @description Who; absent for a kiosk. */
            readonly userId?: components["schemas"]["UserId"];
            /** @description Whether it is a screen on a wall. */
            readonly kiosk?: boolean;
            /** @description What he, or the kiosk, is called. */
            readonly name?: string;
            /** @description What he may do beyond his own. */
            readonly roles: readonly components["schemas"]["Role"][];
            /** @description Those whose rooms he may join. */
            readonly teams: readonly components["schemas"]["TeamId"][];
            /** @description Not there if his identity is the monolith's, which is asked again and again. */
            readonly expiresAt?: components["schemas"]["Timestamp"];
        };
        /** @description The answer to `POST /session`. */
        readonly SessionBegun: {
            /** @description Who is signed in; absent for a kiosk. */
            readonly userId?: components["schemas"]["UserId"];
            /** @description Whether it is a screen on a wall. */
            readonly kiosk?: boolean;
            /** @description When the login ends. */
            readonly expiresAt: components["schemas"]["Timestamp"];
        };
        /** @description A roleplay session of the training application. */
        readonly SessionId: string;
        /** @description Who may join a roleplay session: its user and, with him, the participants. */
        readonly SessionRegistration: {
            /** @description The session. */
            readonly sessionId: components["schemas"]["SessionId"];
            /** @description The trainee whose session it is. */
            readonly userId: components["schemas"]["UserId"];
            /** @description Who may listen and speak besides: a coach, another trainee. */
            readonly participants?: readonly components["schemas"]["UserId"][];
            /** @description The scenario that is played. */
            readonly scenarioId?: components["schemas"]["ForeignId"];
        };
        /** @description What a browser brings to be signed in. */
        readonly SessionRequest: {
            /** @description A token of a user or a kiosk. */
            readonly token?: string;
            /** @description A ticket of `POST /api/v1/tickets`. */
            readonly ticket?: string;
        };
        /** @description The sessions that a user may join. */
        readonly SessionsOf: {
            /** @description Those that were registered last first. */
            readonly sessions: readonly components["schemas"]["RoleplaySession"][];
            /** @description Where in the journal it is true. */
            readonly position: components["schemas"]["Position"];
        };
        /** @description What is shown on a screen, to replace what it shows: the payload of `leaderboard:refresh` and `tv:update`. */
        readonly Shown: {
            /** @description The first of each board that is to be replaced. */
            readonly boards: readonly components["schemas"]["Board"][];
            /** @description The teams with the lowest ids, so many as a screen has room for. */
            readonly teams: readonly components["schemas"]["Team"][];
            /** @description The contests that are on or to come, and those that ended last. */
            readonly contests: readonly components["schemas"]["ContestBoard"][];
            /** @description What the service's clock says: a countdown counts from here, whatever the reader's clock says. */
            readonly serverTime: components["schemas"]["Timestamp"];
            /** @description When this is true. */
            readonly asOf: components["schemas"]["Timestamp"];
        };
        /** @description A number of signups, at most one decimal: a number, or a string that holds one. */
        readonly Signups: number | string;
        /** @description How somebody stands, by every metric. */
        readonly Standing: {
            /** @description Who. */
            readonly userId: components["schemas"]["UserId"];
            /** @description What he is called. */
            readonly userName: string;
            /** @description His team. */
            readonly teamId?: components["schemas"]["TeamId"];
            /** @description Whether he is still with us. */
            readonly active: boolean;
            /** @description The tier of his signups this month. */
            readonly tier?: string;
            /** @description The tier that comes next, and the signups it needs. */
            readonly nextTier?: components["schemas"]["NextTier"];
            /** @description By metric. */
            readonly metrics: readonly components["schemas"]["MetricStanding"][];
        };
        /** @description What everybody has come to. */
        readonly Stats: {
            /** @description How many active users the roster has. */
            readonly users: number;
            /** @description How many teams. */
            readonly teams: number;
            /** @description How many sales count. */
            readonly sales: number;
            /** @description How many contests are on or to come. */
            readonly openContests: number;
            /** @description By metric. */
            readonly boards: readonly components["schemas"]["BoardStats"][];
        };
        /** @description A user's streak went on, or ended. */
        readonly Streak: {
            /** @description Who. */
            readonly userId: components["schemas"]["UserId"];
            /** @description What he is called. */
            readonly userName: components["schemas"]["Title"];
            /** @description How long it is. */
            readonly currentStreak: components["schemas"]["Count"];
            /** @description How long the longest was. */
            readonly longestStreak: components["schemas"]["Count"];
            /** @description What it counts. */
            readonly streakType: components["schemas"]["StreakType"];
            /** @description The length that it has reached, if it is one worth telling everybody. */
            readonly milestone?: components["schemas"]["Milestone"];
            /** @description When; now, if it is not given. */
            readonly timestamp?: components["schemas"]["Timestamp"];
        };
        /** @description `streak:milestone`: somebody's streak has come to a length that is worth telling everybody. */
        readonly StreakMilestone: {
            /** @description What he is called. */
            readonly userName: components["schemas"]["Title"];
            /** @description The number that was reached. */
            readonly milestone: components["schemas"]["Count"];
            /** @description What the streak counts. */
            readonly streakType: components["schemas"]["StreakType"];
            /** @description When. */
            readonly timestamp?: components["schemas"]["Timestamp"];
        };
        /**
         * @description What a streak counts.
         * @enum {string}
         */
        readonly StreakType: "daily" | "weekly" | "monthly";
        /** @description A team, and what its active members have come to. */
        readonly Team: {
            /** @description Which one. */
            readonly teamId: components["schemas"]["TeamId"];
            /** @description What it is called. */
            readonly name: string;
            /** @description Who leads it. */
            readonly leaderId?: components["schemas"]["UserId"];
            /** @description How many active members it has. */
            readonly members: number;
            /** @description By metric. */
            readonly metrics: readonly components["schemas"]["TeamSum"][];
        };
        /**
         * Format: int64
         * @description A sales team.
         */
        readonly TeamId: number;
        /** @description What the active members of a team have come to by one metric. */
        readonly TeamSum: {
            /** @description Which one. */
            readonly metric: components["schemas"]["Metric"];
            /** @description Together. */
            readonly sum: components["schemas"]["Amount"];
            /** @description Each of them, those without a value too; rounded down to the smallest unit. */
            readonly average: components["schemas"]["Amount"];
            /**
             * Format: int64
             * @description The team's rank by the sum, 1-2-2-4.
             */
            readonly rank: number;
        };
        /** @description Some teams. */
        readonly Teams: {
            /** @description Those asked for, by their ids. */
            readonly teams: readonly components["schemas"]["Team"][];
            /** @description Behind which id to read on. */
            readonly next?: components["schemas"]["TeamId"];
        };
        /** @description A ticket, and how long it is good for. */
        readonly Ticket: {
            /** @description What the page brings to `POST /session`, once. */
            readonly ticket: string;
            /** @description Until then. */
            readonly expiresAt: components["schemas"]["Timestamp"];
        };
        /**
         * @description A time zone, by its IANA name.
         * @example America/New_York
         */
        readonly TimeZone: string;
        /**
         * Format: date-time
         * @description A time, ISO 8601. It goes out in UTC with milliseconds.
         * @example 2026-03-01T09:30:00.000Z
         */
        readonly Timestamp: string;
        /** @description A name or a title. */
        readonly Title: string;
        /** @description Where an event went, as its sender reads it. */
        readonly Told: {
            /** @description What was told at once, in order. */
            readonly events: readonly components["schemas"]["Receipt"][];
            /** @description The life of the journal that their offsets count in. */
            readonly epoch: components["schemas"]["Epoch"];
            /** @description How those stand whom a report is about. */
            readonly standing?: components["schemas"]["AfterReport"];
            /** @description What the sender should know. */
            readonly note?: string;
        };
        /** @description What somebody's training has come to. */
        readonly Trainee: {
            /** @description Who. */
            readonly userId: components["schemas"]["UserId"];
            /** @description What he is called. */
            readonly userName: string;
            /**
             * Format: int64
             * @description All he has.
             */
            readonly totalXP: number;
            /**
             * Format: int32
             * @description The level they come to.
             */
            readonly level: number;
            /** @description What he is called for it. */
            readonly title?: string;
            /**
             * Format: int64
             * @description The XP at which his level began.
             */
            readonly levelAt: number;
            /**
             * Format: int64
             * @description The XP at which he reaches the next level; absent at the highest.
             */
            readonly nextLevelAt?: number;
            /**
             * Format: int32
             * @description His streak today, by his own time zone: 0 if it has broken.
             */
            readonly currentStreak: number;
            /**
             * Format: int32
             * @description The longest there was.
             */
            readonly longestStreak: number;
            /**
             * Format: int32
             * @description The days he may miss.
             */
            readonly freezes: number;
            /**
             * Format: int64
             * @description How many modules he has completed.
             */
            readonly modulesCompleted: number;
            /**
             * Format: int64
             * @description How many quizzes he has passed.
             */
            readonly quizzesPassed: number;
            /**
             * Format: int64
             * @description How many roleplays he has finished.
             */
            readonly roleplays: number;
            /** @description What he has unlocked, and what there is to unlock. */
            readonly achievements?: readonly components["schemas"]["TraineeAchievement"][];
        };
        /** @description An achievement, and whether somebody has it. */
        readonly TraineeAchievement: {
            /** @description Which one. */
            readonly achievementId: string;
            /** @description What it is called. */
            readonly title: string;
            /** @description What has to be done. */
            readonly description: string;
            /** @description What it is for. */
            readonly category: components["schemas"]["TrainingCategory"];
            /** @description How rare it is. */
            readonly rarity: components["schemas"]["Rarity"];
            /**
             * Format: int64
             * @description What it brings.
             */
            readonly xpBonus: number;
            /** @description When he unlocked it; absent if he has not. */
            readonly unlockedAt?: components["schemas"]["Timestamp"];
        };
        /** @description A user unlocked an achievement in training. */
        readonly TrainingAchievement: {
            /** @description Who. */
            readonly userId: components["schemas"]["UserId"];
            /** @description What he is called. */
            readonly userName: components["schemas"]["Title"];
            /** @description Which achievement. */
            readonly achievementId: components["schemas"]["ForeignId"];
            /** @description What it is called. */
            readonly title: components["schemas"]["Title"];
            /** @description What has to be done. */
            readonly description: components["schemas"]["Description"];
            /** @description What it is for. */
            readonly category: components["schemas"]["TrainingCategory"];
            /** @description How rare it is. */
            readonly rarity: components["schemas"]["Rarity"];
            /** @description The XP it brings. */
            readonly xpBonus?: components["schemas"]["Count"];
            /** @description When; now, if it is not given. */
            readonly timestamp?: components["schemas"]["Timestamp"];
        };
        /**
         * @description What a training achievement was unlocked by.
         * @enum {string}
         */
        readonly TrainingCategory: "quiz" | "roleplay" | "completion" | "speed" | "accuracy";
        /** @description What clients may say on `/training`, by the name of the event. */
        readonly TrainingClientEvents: {
            readonly "roleplay:message": components["schemas"]["RoleplayMessage"];
            readonly "roleplay:stop-typing": components["schemas"]["RoleplayStopTyping"];
            readonly "progress:update": components["schemas"]["RoleplayProgress"];
        };
        /** @description What clients are told on `/training`, by the name of the event. */
        readonly TrainingEvents: {
            /** @description To `user:{n}`. */
            readonly "xp:gained": components["schemas"]["XpGain"] & {
                readonly timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To `user:{n}`. */
            readonly "level:up": components["schemas"]["LevelUp"] & {
                readonly timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To everybody. */
            readonly "level:celebration": components["schemas"]["LevelCelebration"] & {
                readonly timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To `user:{n}`. */
            readonly "streak:update": components["schemas"]["Streak"] & {
                readonly timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To everybody. */
            readonly "streak:milestone": components["schemas"]["StreakMilestone"] & {
                readonly timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To `user:{n}`. */
            readonly "achievement:unlocked": components["schemas"]["TrainingAchievement"] & {
                readonly timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To everybody. */
            readonly "achievement:showcase": components["schemas"]["AchievementShowcase"] & {
                readonly timestamp: components["schemas"]["Timestamp"];
            };
            /** @description To `session:{s}`. */
            readonly "roleplay:response": components["schemas"]["RoleplayResponse"];
            /** @description To `session:{s}`. Fleeting. */
            readonly "roleplay:chunk": components["schemas"]["RoleplayChunk"];
            /** @description To the others in `session:{s}`. Fleeting. */
            readonly "roleplay:typing": components["schemas"]["RoleplayTyping"];
            /** @description To the sender. */
            readonly "roleplay:message-received": components["schemas"]["MessageReceived"];
            /** @description To `session:{s}`. */
            readonly "progress:update": components["schemas"]["RoleplayProgress"];
            /** @description To the others in `session:{s}`. */
            readonly "progress:changed": components["schemas"]["RoleplayProgress"];
            /** @description To `user:{n}`. */
            readonly "quiz:completed": components["schemas"]["QuizCompletion"];
            /** @description To `module:{s}`. */
            readonly "module:update": components["schemas"]["AnyJson"];
        };
        /** @description A login. */
        readonly TrainingLogin: {
            /** @description Who logged in. */
            readonly userId: components["schemas"]["UserId"];
            /** @description When, if it was not now. A time ahead of the service's clock is taken for now. */
            readonly at?: components["schemas"]["Timestamp"];
        };
        /**
         * @description How a client's messages travel.
         * @enum {string}
         */
        readonly Transport: "websocket" | "polling";
        /** @description What a screen on a wall is told while it is there: that the stream lives. */
        readonly TvBeat: {
            /** @description What the service's clock says. */
            readonly serverTime: components["schemas"]["Timestamp"];
        };
        /**
         * @description What the screens on walls are told, in `tv-display`, when one has come and when an administrator has changed something. A screen
         *     that is not named is not frozen.
         */
        readonly TvControl: {
            /** @description Each screen finds itself by its name. */
            readonly screens: readonly components["schemas"]["ScreenControl"][];
        };
        /** @description How much is unread after it. */
        readonly Unread: {
            /**
             * Format: int64
             * @description How much he has not read.
             */
            readonly unread: number;
            /** @description Where in the journal it is true. */
            readonly position: components["schemas"]["Position"];
        };
        /**
         * Format: int64
         * @description A user of the monolith: sales rep, trainee, coach or administrator.
         */
        readonly UserId: number;
        /** @description What runs here. */
        readonly Version: {
            /** @description `ridgecast`. */
            readonly name: string;
            /** @description Of the release. */
            readonly version: string;
            /** @description Of the sources, if the build was told it. */
            readonly commit?: string;
        };
        /** @description XP that somebody was given. */
        readonly XpAward: {
            /** @description To whom. */
            readonly userId: components["schemas"]["UserId"];
            /** @description How many. */
            readonly amount: components["schemas"]["PositiveInteger"];
            /** @description What for, as it is shown. */
            readonly source: components["schemas"]["Title"];
        };
        /** @description A user gained XP. */
        readonly XpGain: {
            /** @description Who. */
            readonly userId: components["schemas"]["UserId"];
            /** @description What he is called. */
            readonly userName: components["schemas"]["Title"];
            /** @description How many XP. */
            readonly amount: components["schemas"]["Count"];
            /** @description What for, as it is shown. */
            readonly source: components["schemas"]["Label"];
            /** @description How many he has now. */
            readonly newTotal: components["schemas"]["Count"];
            /** @description When; now, if it is not given. */
            readonly timestamp?: components["schemas"]["Timestamp"];
        };
    };
    responses: {
        /** @description Malformed: no JSON, or a field or a parameter is missing, unknown or of the wrong type. */
        readonly Problem400: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody that is known here, or a refused token or cookie. */
        readonly Problem401: {
            headers: {
                /** @description `Bearer`, and the scope that is missing. */
                readonly "WWW-Authenticate"?: string;
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The scope is missing, it is another user's business, or the page is of a foreign origin. */
        readonly Problem403: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing, or nothing is kept to be read. */
        readonly Problem404: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It contradicts what was done or said before, or is a position of another journal. */
        readonly Problem409: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large. */
        readonly Problem413: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The `Content-Type` is not what is read here, or there is a `Content-Encoding`. */
        readonly Problem415: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Well-formed, but a value is out of its range. */
        readonly Problem422: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not done. */
        readonly Problem429: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The service is full or stopping, or its database is away. */
        readonly Problem503: {
            headers: {
                /** @description After how many seconds to try again. */
                readonly "Retry-After"?: string;
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
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
export type DemoLogin = components['schemas']['DemoLogin'];
export type DemoMessage = components['schemas']['DemoMessage'];
export type DemoPeople = components['schemas']['DemoPeople'];
export type DemoPerson = components['schemas']['DemoPerson'];
export type DemoRoleplay = components['schemas']['DemoRoleplay'];
export type DemoScenario = components['schemas']['DemoScenario'];
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
export type Percentage = components['schemas']['Percentage'];
export type Period = components['schemas']['Period'];
export type Person = components['schemas']['Person'];
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
export type RoleplaySession = components['schemas']['RoleplaySession'];
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
export type SessionsOf = components['schemas']['SessionsOf'];
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
export type TvBeat = components['schemas']['TvBeat'];
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
    readonly getAchievements: {
        readonly parameters: {
            readonly query?: {
                /** @description What is older than the entry with this id: `next` of the answer before. */
                readonly before?: number;
                /** @description How many at the most. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Achievements"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getAdminConnections: {
        readonly parameters: {
            readonly query?: {
                /** @description Those behind this one: `next` of the answer before. */
                readonly after?: components["schemas"]["ConnectionId"];
                /** @description How many at the most. */
                readonly limit?: number;
                /** @description `true` leaves out those for which nothing waits. */
                readonly slow?: boolean;
                /** @description Those of one user alone. */
                readonly userId?: components["schemas"]["UserId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AdminConnections"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly deleteAdminConnectionsId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Which one. */
                readonly id: components["schemas"]["ConnectionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getAdminEvents: {
        readonly parameters: {
            readonly query?: {
                /** @description How many at the most. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Deliveries"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getAdminKeys: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ApiKeys"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postAdminKioskTokens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["KioskTokenWanted"];
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KioskToken"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getAdminOverview: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Overview"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postAdminPairingsCode: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description What the screen shows, in whatever way people spell it. */
                readonly code: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ScreenName"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ScreenName"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getAdminPresence: {
        readonly parameters: {
            readonly query?: {
                /** @description Those behind this one: `next` of the answer before. */
                readonly after?: components["schemas"]["UserId"];
                /** @description How many at the most. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OnlineUsers"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getAdminScreens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Screens"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly putAdminScreensNameFrozen: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The kiosk's name. */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["FreezeScreen"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FrozenScreen"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly deleteAdminUsersUserIdConnections: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly userId: components["schemas"]["UserId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EndedConnections"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postBatch: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": readonly components["schemas"]["BatchEntry"][];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["Told"][];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postBroadcasts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "data": {
                 *         "at": "2026-03-01T22:00:00.000Z"
                 *       },
                 *       "event": "maintenance"
                 *     }
                 */
                readonly "application/json": components["schemas"]["AddressedEvent"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getContests: {
        readonly parameters: {
            readonly query?: {
                /** @description Those of this status alone. */
                readonly status?: components["schemas"]["ContestStatus"];
                /** @description Those before this one: `next` of the answer before. */
                readonly before?: components["schemas"]["ContestId"];
                /** @description How many at the most: up to `rules.boards.most_page`, and `rules.boards.page` if left out. */
                readonly limit?: components["schemas"]["PositiveInteger"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Contests"] & components["schemas"]["AsOf"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postContests: {
        readonly parameters: {
            readonly query?: {
                /** @description `true` answers what would follow; nothing happens. */
                readonly dryRun?: boolean;
            };
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "endsAt": "2026-04-01T04:00:00.000Z",
                 *       "id": 17,
                 *       "metric": "revenue",
                 *       "participants": "individual",
                 *       "prizes": [
                 *         "Dinner for two",
                 *         {
                 *           "amount": 100
                 *         }
                 *       ],
                 *       "startsAt": "2026-03-01T05:00:00.000Z",
                 *       "title": "March Sprint"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ContestPlan"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getContestsContestId: {
        readonly parameters: {
            readonly query?: {
                /** @description How many places to pass over. */
                readonly offset?: components["schemas"]["Count"];
                /** @description How many at the most: up to `rules.boards.most_page`, and `rules.boards.page` if left out. */
                readonly limit?: components["schemas"]["PositiveInteger"];
            };
            readonly header?: never;
            readonly path: {
                readonly contestId: components["schemas"]["ContestId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ContestBoard"] & components["schemas"]["AsOf"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postContestsContestIdEnter: {
        readonly parameters: {
            readonly query?: {
                /** @description `true` answers what would follow; nothing happens. */
                readonly dryRun?: boolean;
            };
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly contestId: components["schemas"]["ContestId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "userId": 8
                 *     }
                 */
                readonly "application/json": components["schemas"]["Entrant"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postContestsContestIdEntries: {
        readonly parameters: {
            readonly query?: {
                /** @description `true` answers what would follow; nothing happens. */
                readonly dryRun?: boolean;
            };
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly contestId: components["schemas"]["ContestId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "userId": 7
                 *     }
                 */
                readonly "application/json": components["schemas"]["Entrant"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postDemoLogin: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DemoLogin"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SessionBegun"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getDemoPeople: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DemoPeople"];
                };
            };
            readonly 403: components["responses"]["Problem403"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postDemoRoleplays: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DemoScenario"];
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DemoRoleplay"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postDemoRoleplaysSessionIdMessages: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly sessionId: components["schemas"]["SessionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DemoMessage"];
            };
        };
        readonly responses: {
            /** @description It will be done. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getEvents: {
        readonly parameters: {
            readonly query?: {
                /** @description That of one namespace alone. */
                readonly namespace?: components["schemas"]["Namespace"];
                /** @description Beside `namespace`: that room; empty for the whole namespace. */
                readonly room?: components["schemas"]["Room"];
                /** @description An offset, or a position as `epoch:offset`, which `next` is. */
                readonly after?: string;
                /** @description How many at the most. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Journal"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 409: components["responses"]["Problem409"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postFieldChatsSessionIdResponses: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly sessionId: components["schemas"]["ChatId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "message": "Ask for the budget first."
                 *     }
                 */
                readonly "application/json": components["schemas"]["ChatText"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getLeaderboard: {
        readonly parameters: {
            readonly query?: {
                /** @description Which board; `monthlyRevenue` if left out. */
                readonly metric?: components["schemas"]["Metric"];
                /** @description The active members of this team alone. */
                readonly teamId?: components["schemas"]["TeamId"];
                /** @description How many at the most: up to `rules.boards.most_page`, and `rules.boards.page` if left out. */
                readonly limit?: components["schemas"]["PositiveInteger"];
                /** @description How many places to pass over. */
                readonly offset?: components["schemas"]["Count"];
                /** @description A user to be in the middle, in place of `offset`. */
                readonly around?: components["schemas"]["UserId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Board"] & components["schemas"]["AsOf"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postLeaderboardAchievements: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "achievementType": "milestone",
                 *       "description": "Closed 100 deals",
                 *       "icon": "trophy",
                 *       "title": "100 deals",
                 *       "userId": 7,
                 *       "userName": "Ada"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Achievement"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postLeaderboardContestEntries: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "contestId": 17,
                 *       "metric": "revenue",
                 *       "rank": 2,
                 *       "userId": 8,
                 *       "userName": "Grace",
                 *       "value": 900.5
                 *     }
                 */
                readonly "application/json": components["schemas"]["ContestEntry"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postLeaderboardRankChanges: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "metric": "monthlyRevenue",
                 *       "newRank": 1,
                 *       "previousRank": 3,
                 *       "userId": 7,
                 *       "userName": "Ada",
                 *       "value": 12500
                 *     }
                 */
                readonly "application/json": components["schemas"]["RankingUpdate"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postLeaderboardRankingUpdates: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "metric": "monthlyRevenue",
                 *       "newRank": 1,
                 *       "previousRank": 3,
                 *       "userId": 7,
                 *       "userName": "Ada",
                 *       "value": 12500
                 *     }
                 */
                readonly "application/json": components["schemas"]["RankingUpdate"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postLeaderboardRefreshes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example [
                 *       {
                 *         "rank": 1,
                 *         "userId": 7
                 *       },
                 *       {
                 *         "rank": 2,
                 *         "userId": 8
                 *       }
                 *     ]
                 */
                readonly "application/json": components["schemas"]["AnyJson"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getLeaderboardStats: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Stats"] & components["schemas"]["AsOf"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postLeaderboardTeamsTeamIdEvents: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly teamId: components["schemas"]["TeamId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "data": {
                 *         "in": "5 minutes"
                 *       },
                 *       "event": "standup"
                 *     }
                 */
                readonly "application/json": components["schemas"]["NamedEvent"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postLeaderboardTvUpdates: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "scene": "podium"
                 *     }
                 */
                readonly "application/json": components["schemas"]["AnyJson"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postNotifications: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "id": 4711,
                 *       "link": "/training/m-2",
                 *       "message": "Objections, part 2",
                 *       "title": "New module",
                 *       "type": "info",
                 *       "userId": 7
                 *     }
                 */
                readonly "application/json": components["schemas"]["Notification"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getOpenapiJson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description It has not changed. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly postPairings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Pairing"];
                };
            };
            readonly 403: components["responses"]["Problem403"];
            readonly 429: components["responses"]["Problem429"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getPairingsPairingId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description That of the answer to `POST /api/v1/pairings`. */
                readonly pairingId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PairingStatus"];
                };
            };
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
        };
    };
    readonly getRooms: {
        readonly parameters: {
            readonly query?: {
                /** @description That of one namespace alone. */
                readonly namespace?: components["schemas"]["Namespace"];
                /** @description Those behind this one: `next` of the answer before. */
                readonly after?: string;
                /** @description How many at the most. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Rooms"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postRoster: {
        readonly parameters: {
            readonly query?: {
                /** @description `true` answers what would follow; nothing happens. */
                readonly dryRun?: boolean;
            };
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "teams": [
                 *         {
                 *           "id": 3,
                 *           "leaderId": 8,
                 *           "name": "North"
                 *         }
                 *       ],
                 *       "users": [
                 *         {
                 *           "goals": {
                 *             "monthlyRevenue": 50000
                 *           },
                 *           "id": 7,
                 *           "name": "Ada",
                 *           "teamId": 3,
                 *           "timeZone": "America/New_York"
                 *         },
                 *         {
                 *           "id": 8,
                 *           "name": "Grace",
                 *           "teamId": 3
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": components["schemas"]["RosterUpdate"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postSales: {
        readonly parameters: {
            readonly query?: {
                /** @description `true` answers what would follow; nothing happens. */
                readonly dryRun?: boolean;
            };
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "revenue": 12500.5,
                 *       "saleId": "s-1",
                 *       "signups": 1.5,
                 *       "soldAt": "2026-03-04T16:30:00.000Z",
                 *       "userId": 7
                 *     }
                 */
                readonly "application/json": components["schemas"]["Sale"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postSalesRepsUserIdSales: {
        readonly parameters: {
            readonly query?: {
                /** @description `true` answers what would follow; nothing happens. */
                readonly dryRun?: boolean;
            };
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly userId: components["schemas"]["UserId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "revenue": "26000.00",
                 *       "saleId": 4712,
                 *       "signups": 0
                 *     }
                 */
                readonly "application/json": components["schemas"]["SaleOfRep"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly deleteSalesSaleId: {
        readonly parameters: {
            readonly query?: {
                /** @description `true` answers what would follow; nothing happens. */
                readonly dryRun?: boolean;
            };
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly saleId: components["schemas"]["SaleId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 409: components["responses"]["Problem409"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getTeams: {
        readonly parameters: {
            readonly query?: {
                /** @description Those behind this one: `next` of the answer before. */
                readonly after?: components["schemas"]["TeamId"];
                /** @description How many at the most: up to `rules.boards.most_page`, and `rules.boards.page` if left out. */
                readonly limit?: components["schemas"]["PositiveInteger"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Teams"] & components["schemas"]["AsOf"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postTickets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Profile"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postTrainingAchievements: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "achievementId": "a-9",
                 *       "category": "quiz",
                 *       "description": "A quiz without a mistake",
                 *       "rarity": "epic",
                 *       "title": "Flawless",
                 *       "userId": 7,
                 *       "userName": "Ada",
                 *       "xpBonus": 100
                 *     }
                 */
                readonly "application/json": components["schemas"]["TrainingAchievement"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postTrainingLevelUps: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "newLevel": 5,
                 *       "previousLevel": 4,
                 *       "rewards": {
                 *         "badges": [
                 *           "closer"
                 *         ]
                 *       },
                 *       "totalXP": 1250,
                 *       "userId": 7,
                 *       "userName": "Ada"
                 *     }
                 */
                readonly "application/json": components["schemas"]["LevelUp"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postTrainingLogins: {
        readonly parameters: {
            readonly query?: {
                /** @description `true` answers what would follow; nothing happens. */
                readonly dryRun?: boolean;
            };
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "userId": 7
                 *     }
                 */
                readonly "application/json": components["schemas"]["TrainingLogin"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postTrainingModuleCompletions: {
        readonly parameters: {
            readonly query?: {
                /** @description `true` answers what would follow; nothing happens. */
                readonly dryRun?: boolean;
            };
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "moduleId": "6",
                 *       "userId": 7
                 *     }
                 */
                readonly "application/json": components["schemas"]["ModuleCompletion"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postTrainingModulesModuleIdUpdates: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly moduleId: components["schemas"]["ModuleId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "lesson": 3
                 *     }
                 */
                readonly "application/json": components["schemas"]["AnyJson"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postTrainingProgress: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "currentStep": 2,
                 *       "metrics": {
                 *         "accuracy": 0.9
                 *       },
                 *       "progress": 40,
                 *       "scenarioId": "cold-call",
                 *       "sessionId": "rp-1",
                 *       "totalSteps": 5,
                 *       "userId": 7
                 *     }
                 */
                readonly "application/json": components["schemas"]["RoleplayProgress"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postTrainingQuizComplete: {
        readonly parameters: {
            readonly query?: {
                /** @description `true` answers what would follow; nothing happens. */
                readonly dryRun?: boolean;
            };
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "quizId": 12,
                 *       "score": 65,
                 *       "userId": 8
                 *     }
                 */
                readonly "application/json": components["schemas"]["QuizResult"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postTrainingQuizCompletions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "passed": true,
                 *       "quizId": 12,
                 *       "score": 92.5,
                 *       "userId": 7,
                 *       "xpEarned": 50
                 *     }
                 */
                readonly "application/json": components["schemas"]["QuizCompletion"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postTrainingQuizResults: {
        readonly parameters: {
            readonly query?: {
                /** @description `true` answers what would follow; nothing happens. */
                readonly dryRun?: boolean;
            };
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "durationSeconds": 240,
                 *       "moduleId": "6",
                 *       "quizId": 12,
                 *       "score": 92.5,
                 *       "userId": 7
                 *     }
                 */
                readonly "application/json": components["schemas"]["QuizResult"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postTrainingRoleplayResults: {
        readonly parameters: {
            readonly query?: {
                /** @description `true` answers what would follow; nothing happens. */
                readonly dryRun?: boolean;
            };
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "difficulty": "PRO",
                 *       "scenarioId": "cold-call",
                 *       "score": 80,
                 *       "sessionId": "rp-1",
                 *       "userId": 7
                 *     }
                 */
                readonly "application/json": components["schemas"]["RoleplayResult"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postTrainingSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "participants": [
                 *         8
                 *       ],
                 *       "scenarioId": "cold-call",
                 *       "sessionId": "rp-1",
                 *       "userId": 7
                 *     }
                 */
                readonly "application/json": components["schemas"]["SessionRegistration"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postTrainingSessionsSessionIdResponses: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly sessionId: components["schemas"]["SessionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "message": "That is too dear for us.",
                 *       "metadata": {
                 *         "mood": "cold"
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["RoleplayResponse"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postTrainingSessionsSessionIdResponsesStream: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly sessionId: components["schemas"]["SessionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-ndjson": components["schemas"]["ResponsePiece"];
                readonly "text/event-stream": components["schemas"]["ResponsePiece"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postTrainingStreaks: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "currentStreak": 7,
                 *       "longestStreak": 12,
                 *       "milestone": {
                 *         "reached": 7
                 *       },
                 *       "streakType": "daily",
                 *       "userId": 7,
                 *       "userName": "Ada"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Streak"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postTrainingXpAwards: {
        readonly parameters: {
            readonly query?: {
                /** @description `true` answers what would follow; nothing happens. */
                readonly dryRun?: boolean;
            };
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "amount": 250,
                 *       "source": "coach",
                 *       "userId": 8
                 *     }
                 */
                readonly "application/json": components["schemas"]["XpAward"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postTrainingXpGains: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "amount": 50,
                 *       "newTotal": 1250,
                 *       "source": "quiz",
                 *       "userId": 7,
                 *       "userName": "Ada"
                 *     }
                 */
                readonly "application/json": components["schemas"]["XpGain"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postUsersUserIdEvents: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same key and the same body answer the same and send nothing twice, for `api.idempotency_ttl`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly userId: components["schemas"]["UserId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "data": "Slow down.",
                 *       "event": "coach:tip",
                 *       "namespace": "/training"
                 *     }
                 */
                readonly "application/json": components["schemas"]["AddressedEvent"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Told"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getUsersUserIdHistory: {
        readonly parameters: {
            readonly query?: {
                /** @description How many of his last ones. */
                readonly days?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly userId: components["schemas"]["UserId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["History"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getUsersUserIdNotifications: {
        readonly parameters: {
            readonly query?: {
                /** @description `true` leaves out what he has read. */
                readonly unread?: boolean;
                /** @description What is older than the entry with this id: `next` of the answer before. */
                readonly before?: number;
                /** @description How many at the most. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly userId: components["schemas"]["UserId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Inbox"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postUsersUserIdNotificationsRead: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly userId: components["schemas"]["UserId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["HasRead"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Unread"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getUsersUserIdPresence: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly userId: components["schemas"]["UserId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Presence"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getUsersUserIdSessions: {
        readonly parameters: {
            readonly query?: {
                /** @description How many at the most. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly userId: components["schemas"]["UserId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SessionsOf"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getUsersUserIdStanding: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly userId: components["schemas"]["UserId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Standing"] & components["schemas"]["AsOf"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getUsersUserIdTraining: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly userId: components["schemas"]["UserId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Trainee"] & components["schemas"]["AsOf"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getAppConfigJson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageConfig"];
                };
            };
        };
    };
    readonly getLivez: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Life"];
                };
            };
        };
    };
    readonly getReadyz: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Done. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    readonly getSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly postSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["SessionRequest"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SessionBegun"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly deleteSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 403: components["responses"]["Problem403"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly getVersion: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Version"];
                };
            };
        };
    };
}
