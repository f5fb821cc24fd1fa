namespace PreventPublic.Engagement.Features.EventPlans.Steps;

public static partial class PlanSteps
{
    private const string Yours = "In your own words";

    /// <summary>Days that twenty working days take at most, with the bank holidays that one of them can meet.</summary>
    private const int ReplyDays = 28;

    /// <summary>In the order in which they are usually done.</summary>
    public static readonly IReadOnlyList<PlanStep> All =
    [
        new("purpose", "Purpose and audience", "An event that is for everybody is often for nobody, and cannot be judged afterwards.", 70,
        [
            new("purpose", "What should be different afterwards?", "One sentence. You will ask people about it at the end."),
            new("audience", "Who is it for, and who asked for it?"),
            new("not-for", "What is it not for?", "For example: it takes no reports about people."),
        ]),
        new("co-host", "Co-host", "People come to whom they trust. An event that a community holds with you is not something done to it.", 63,
        [
            new("who", "Who holds it with you?", "An organisation or a role. Do not write about anybody's belief or health."),
            new("say", "What do they decide?", "A co-host who only lends their name is soon noticed."),
        ]),
        new("venue", "Venue", "A place says whom an event is for. The venue is asked the same questions that you ask of others.", 56,
        [
            new("place", "Where, and why is it neutral?"),
            new("check", "What did the venue toolkit say, and when?", "Go through it as the venue would, and keep its printed record."),
            new("reach", "How do people get there and home?", "Buses, lighting, parking, where to wait."),
        ], ("/venue-hire", "Open the venue toolkit")),
        new("timing", "Day and time", "A holy day, an exam or a school run empties a room.", 56,
        [
            new("faith", "Which holy days and fasts are near?"),
            new("school", "Which terms, exams and shifts?"),
            new("clash", "What else is on that day?"),
        ]),
        new("access", "Language and access", "Who cannot get in, follow or be heard is not consulted.", 42,
        [
            new("language", "Which languages, and who interprets?", "Include British Sign Language and captions."),
            new("room", "Step-free way in, hearing loop, quiet space, toilets?"),
            new("ask", "How do people tell you what they need?", "The registration form asks. Say by when you can arrange it."),
        ]),
        new("speakers", "Speakers", "You answer for whom you give a microphone.", 42,
        [
            new("who", "Who speaks, in which role?"),
            new("check", "Who checked them, how, and what was found?", "The same check for every speaker: what they said in public, and whom they speak for. Not their faith, name or origin."),
            new("brief", "What were they told?", "Time, ground rules, that questions are welcome."),
        ]),
        new("rules", "Ground rules and safeguarding lead", "People say hard things when they know what happens to what they say.", 28,
        [
            new("rules", "Which ground rules?", "Disagree freely; nobody's private life; what is written down and what is not."),
            new("lead", "Who is the safeguarding lead that evening?"),
            new("worry", "What happens when somebody tells of a worry?", "Who listens, where, and whom they call. Never on a form at the door."),
        ]),
        new("safety", "Safety", "Somebody must know what to do before something happens.", 28,
        [
            new("risk", "Where is the risk assessment, and who signed it?"),
            new("people", "How many may be in the room, who stewards, who does first aid?"),
            new("disrupt", "What if the event is disrupted, online too?", "Who decides to stop, who calls 999."),
            new("online", "Online: who lets people in, who can mute, is anything recorded?"),
        ]),
        new("registration", "Registration and page", "What is published is what people rely on.", 35,
        [
            new("page", "Does the event's page say who, where, access, cost and contact?"),
            new("places", "How many places, and is there a waiting list?"),
            new("privacy", "What is asked of people, and is each question needed?"),
            new("photos", "Are there photographs, and how does somebody say no?"),
        ]),
        new("cases", "Examples and cases", "An example about one kind of people turns all of them away.", 21,
        [
            new("cases", "Which made-up cases, of which kinds of extremism?", "Several kinds, none of them a real person."),
            new("fair", "Who outside the team has looked whether they are fair?"),
        ]),
        new("leaving", "Leaving and complaining", "Trust needs a way out.", 14,
        [
            new("leave", "How can somebody leave quietly, or not answer?"),
            new("complain", "Whom do people complain to, and where is it said?"),
        ]),
        new("questions", "Questions log", "A question that nobody wrote down was not answered.", 7,
        [
            new("who", "Who writes down the questions?", "The questions, not who asked."),
            new("how", "How does somebody ask without speaking?", "Cards, a box, the chat."),
        ]),
        new("evaluation", "Evaluation", "Without asking before and after, nobody knows whether it helped.", 14,
        [
            new("ask", "What is asked before and after?", "For example, from 1 to 5: I can explain Prevent. I know whom to contact. I believe it covers all forms of extremism. I trust that concerns are handled fairly. I felt heard. I would come again."),
            new("open", "Which open questions?", "What worries you? What should change?"),
            new("where", "Which anonymous consultation asks it?", "Figures of fewer than ten people are not published."),
        ], ("/consultations", "See the consultations on the site")),
        new("reply", "Publish the reply", "People come again when they saw what became of what they said.", -ReplyDays,
        [
            new("reply", "Who writes the reply, and who approves it?", "Within 20 working days: you said, we did, not yet because."),
            new("learnt", "What would you do differently?", Yours),
        ]),
    ];
}
