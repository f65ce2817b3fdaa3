//! What the partner of a demonstration says, and nothing else.

use super::partner::{Scenario, Step};
use crate::domain::training::Difficulty::{Beginner, Elite, Pro, Rookie, Veteran};

/// The first is played where none is asked for.
pub(super) static SCENARIOS: &[Scenario] = &[
    Scenario {
        id: "price-objection",
        title: "They have a cheaper offer",
        partner: "Dana Whitfield, head of purchasing",
        difficulty: Rookie,
        opening: "I have read your offer. To be frank: your competitor is eighteen percent below you, for what looks like the same thing. Why are we still talking?",
        steps: &[
            Step {
                listens_for: &["understand", "compare", "included", "differ", "fair", "besides"],
                won: &[
                    "Fair question. I have compared licence fees, mostly. If you mean what comes on top in the first year: no, I have not put that side by side yet.",
                    "What matters to me? That my team is not on the phone with support every Monday, as it is now. But I also have a number to meet.",
                ],
                lost: &[
                    "That is what everybody says. I still see two offers and one of them is cheaper.",
                    "You are telling me about your company. I asked about eighteen percent.",
                ],
            },
            Step {
                listens_for: &["cost", "save", "hours", "downtime", "support", "total", "year", "return"],
                won: &[
                    "Six people, about an hour a week each. When you say it like that, it is a month of work a year. I had not counted it.",
                    "The outage in March took us two days. Nobody has ever put a price on that, but I remember the faces.",
                ],
                lost: &[
                    "I believe you that it is good. I do not see yet what it is worth to us in money.",
                    "If you cannot put a number next to it, my director will take the lower one.",
                ],
            },
            Step {
                listens_for: &["pilot", "reference", "guarantee", "start", "terms", "phase", "instead", "in return"],
                won: &[
                    "A pilot with one site first, and the price holds if we extend? That I could defend upstairs.",
                    "I would want to talk to a customer of our size. Not a logo on a slide, a person with a telephone.",
                ],
                lost: &[
                    "So you would come down ten percent just like that? Then what was the first price?",
                    "I need something I can take into the meeting. That was not it.",
                ],
            },
            Step {
                listens_for: &["tomorrow", "monday", "friday", "next week", "send", "meeting", "calendar", "agree"],
                won: &[
                    "Good. Send me the comparison over three years by Thursday, and put my director on the invitation for Monday. You have made this easier than I expected.",
                    "Thursday works. If the reference call goes well I will recommend you, eighteen percent or not.",
                ],
                lost: &[
                    "Let me think about it. I have your number.",
                    "We will be in touch. Do not call us before the end of the quarter.",
                ],
            },
        ],
    },
    Scenario {
        id: "cold-open",
        title: "Ninety seconds on the telephone",
        partner: "Marcus Oyelaran, runs three dental practices",
        difficulty: Beginner,
        opening: "Oyelaran. I am between two patients, so this had better be short. Who is this?",
        steps: &[
            Step {
                listens_for: &["minute", "reason", "calling", "because", "noticed", "saw"],
                won: &[
                    "All right, at least you say why. You have until my assistant knocks.",
                    "You have looked at our website? Nobody looks at our website. Go on.",
                ],
                lost: &[
                    "Is this about toner? It sounds like it is about toner.",
                    "I did not get what you want. Sixty seconds.",
                ],
            },
            Step {
                listens_for: &["how", "today", "currently", "missed", "patients", "appointments", "front desk"],
                won: &[
                    "Missed appointments? Four or five a week, over all three practices. My front desk calls them one by one. They hate it.",
                    "Today we do it with a calendar from 2009 and a great deal of goodwill.",
                ],
                lost: &[
                    "We are doing fine. Next question, if there is one.",
                    "You have told me three features. I have no problem to put them on.",
                ],
            },
            Step {
                listens_for: &["mean", "worth", "week", "hundred", "imagine", "what if", "helped"],
                won: &[
                    "Each one is about a hundred and eighty dollars that stays empty. I do not like to multiply that.",
                    "Half of them back would pay a hygienist. Is that what it did for the others, really?",
                ],
                lost: &[
                    "I am sure it is very nice. My next patient is in the chair.",
                    "Send me a brochure. That is what people say when they mean no, in case you wondered.",
                ],
            },
            Step {
                listens_for: &["fifteen", "thursday", "tuesday", "calendar", "meet", "show", "invite", "when"],
                won: &[
                    "Thursday at seven, before we open. Fifteen minutes, and bring my numbers, not yours.",
                    "Talk to Ilse at the front desk, she decides about anything that rings. Tell her I said yes to a look.",
                ],
                lost: &["Call again some time. Not this month.", "I have to go. Good luck with the next one."],
            },
        ],
    },
    Scenario {
        id: "renewal",
        title: "The contract ends in six weeks",
        partner: "Priya Raman, operations lead",
        difficulty: Pro,
        opening: "Your renewal letter came with a nine percent increase. I have been your customer for four years, and this year I have heard from you twice. This is the second time.",
        steps: &[
            Step {
                listens_for: &["sorry", "right", "should have", "apolog", "understand", "what happened"],
                won: &[
                    "Thank you for not explaining it away. Then let me be just as direct: two of my teams have stopped using it.",
                    "That is a start. The first time was the invoice, by the way.",
                ],
                lost: &[
                    "So there is a reason for the increase, and none for the silence. I see.",
                    "I know that you have new features. I have had no use for the old ones since spring.",
                ],
            },
            Step {
                listens_for: &["why", "which", "teams", "stopped", "use", "training", "changed", "instead"],
                won: &[
                    "Two new team leads came, and nobody showed them. They built their own spreadsheet in a week. A bad one, but theirs.",
                    "The night shift never had the mobile version. They write on paper and somebody types it in at six.",
                ],
                lost: &[
                    "You have not asked me which teams. I find that remarkable.",
                    "A discount does not make anybody log in.",
                ],
            },
            Step {
                listens_for: &["plan", "workshop", "weeks", "measure", "usage", "review", "quarter", "own"],
                won: &[
                    "Two workshops before the end of the term, and a number we look at together each quarter. That is more than I got in four years.",
                    "If the night shift is live by the first, I have an argument. Put that date in writing.",
                ],
                lost: &[
                    "That is a general offer of help. I need to know who comes, and when.",
                    "And who does that? Last time it was a link to a video.",
                ],
            },
            Step {
                listens_for: &["renew", "year", "sign", "draft", "price", "date", "commit", "send"],
                won: &[
                    "One year at the old price with the plan attached, and we talk about the second year when the numbers are there. Send me the draft.",
                    "I will not promise before my director has seen it. But I will bring it as my own recommendation.",
                ],
                lost: &[
                    "I will let it run month by month and look around. You understand.",
                    "Let us leave it here. You will hear from purchasing.",
                ],
            },
        ],
    },
    Scenario {
        id: "angry-customer",
        title: "The delivery that did not come",
        partner: "Tomás Herrera, site manager",
        difficulty: Veteran,
        opening: "Eleven people are standing around here since six this morning, because your truck did not come. Again! And your hotline played me music for twenty minutes. What are you going to tell me?",
        steps: &[
            Step {
                listens_for: &["sorry", "understand", "right", "apolog", "my fault", "frustrat", "listen"],
                won: &[
                    "Well. You are the first today who did not say that it is in the system. Go on, I am listening.",
                    "Eleven people. At forty-five an hour each. I am glad that somebody does that sum with me.",
                ],
                lost: &[
                    "Do not tell me about your policy! Tell me where my truck is!",
                    "You are reading that off a screen. I can hear it.",
                ],
            },
            Step {
                listens_for: &["where", "when", "need", "which", "first", "right now", "today", "urgent"],
                won: &[
                    "The lintels. If I get the lintels by noon, six of them can work and I do not have to send them home.",
                    "Gate two, not gate one. Your driver was at gate one in May and turned around. It was in the order!",
                ],
                lost: &[
                    "You have not asked what I need first. Nobody ever asks.",
                    "I do not want a ticket number. I have four of them.",
                ],
            },
            Step {
                listens_for: &["noon", "call", "driver", "personally", "number", "hour", "until", "promise"],
                won: &[
                    "A van with the lintels by noon, and your own number. If that is true, it is more than I had an hour ago.",
                    "Then call me at eleven, whatever has happened. Even if it is bad news. Especially then.",
                ],
                lost: &[
                    "As soon as possible is what they said at six.",
                    "That is a maybe. I cannot build with a maybe.",
                ],
            },
            Step {
                listens_for: &["again", "prevent", "next time", "credit", "follow", "review", "tomorrow", "confirm"],
                won: &[
                    "Put the gate in bold letters on every order, and I will say no more about May. And thank you. I was loud.",
                    "If the next three come on time you will not hear from me. From me that is praise.",
                ],
                lost: &[
                    "We will see about noon. And then we will see about the contract.",
                    "I have heard enough. I am calling your competitor while I wait.",
                ],
            },
        ],
    },
    Scenario {
        id: "closing",
        title: "Everybody says yes and nobody signs",
        partner: "Helen Castellanos, chief financial officer",
        difficulty: Elite,
        opening: "My team likes your product. I have no objections either. I only do not see why it should be this quarter.",
        steps: &[
            Step {
                listens_for: &["what would", "happen", "wait", "quarter", "cost of", "goal", "deadline", "why"],
                won: &[
                    "If we wait? The audit in September is done by hand once more. Nobody will die of it. It will be two weekends for accounting.",
                    "Our goal for the year is a close in five days. We are at nine. You may draw your conclusions.",
                ],
                lost: &[
                    "That is your quarter that ends, not mine.",
                    "I have heard that the price goes up. It always goes up.",
                ],
            },
            Step {
                listens_for: &["september", "days", "weekend", "people", "risk", "earlier", "backwards", "weeks"],
                won: &[
                    "Eight weeks to be live before September means that I sign this month. I can count as well. I do not enjoy it.",
                    "Two of them handed in their notice after the last audit. Not because of it alone. But I would not want to ask for those weekends again.",
                ],
                lost: &[
                    "You are describing the product again. I have seen it.",
                    "I would need a reason that has a date in it.",
                ],
            },
            Step {
                listens_for: &["who", "legal", "board", "approve", "step", "else", "decide", "process"],
                won: &[
                    "Legal needs ten days for anything with data in it. And the chairman wants to see the line in the budget, although he would never say so.",
                    "I sign up to two hundred thousand alone. We both know that you are at two hundred and four.",
                ],
                lost: &[
                    "I will take it to the board at some point.",
                    "You assume that I am the one who decides. That is friendly.",
                ],
            },
            Step {
                listens_for: &["sign", "date", "plan", "send", "legal", "tuesday", "agree", "together"],
                won: &[
                    "Then write it down: legal has the contract on Tuesday, you drop the four thousand, and I sign on the thirtieth. Do not make me wait for the documents.",
                    "A plan with names on it, backwards from September. That is the first closing document this year that I will read to the end.",
                ],
                lost: &["Let us speak again after the summer.", "I like you. That is not a purchase order."],
            },
        ],
    },
];
