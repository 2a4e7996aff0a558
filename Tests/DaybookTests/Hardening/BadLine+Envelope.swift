extension BadLine {
    /// What surrounds the data of every event.
    static let inEnvelope: [BadLine] = [
        BadLine("an id twice", line(extra: #""id":"y","#), "id stands twice"),
        BadLine(
            "an unknown field",
            line(extra: #""colour":"red","#),
            "colour is not known; known here: type"),
        BadLine("another case", line(extra: #""Type":"a","#), "Type is not known"),
        BadLine(
            "no type",
            line(replacing: #""type":"partner.recruited","#, with: #""#),
            "type is missing"),
        BadLine("no id", line(replacing: #""id":"x","#, with: #""#), "id is missing"),
        BadLine(
            "no source",
            line(
                replacing: #""source":"/t","#, with: #""#), "source is missing"),
        BadLine(
            "no effectiveOn",
            line(replacing: #""effectiveOn":"2025-05-01","#, with: #""#),
            "effectiveOn is missing"),
        BadLine(
            "no actor",
            line(replacing: #""actor":{"id":"u","role":"channel_manager"},"#, with: #""#),
            "actor is missing"),
        BadLine(
            "no data",
            line(replacing: #""data":"#, with: #""correlation":"#),
            "correlation is an object"),
        BadLine(
            "a type misspelt",
            line(replacing: #""partner.recruited""#, with: #""partner.recruitd""#),
            "did you mean partner.recruited?"),
        BadLine(
            "a type a number",
            line(replacing: #""partner.recruited""#, with: #"5"#),
            "type is a number; write a text"),
        BadLine(
            "a type null",
            line(replacing: #""partner.recruited""#, with: #"null"#),
            "type is null"),
        BadLine(
            "a type empty",
            line(replacing: #""partner.recruited""#, with: #""""#),
            #"type is "", no type of the catalogue"#),
        BadLine(
            "a type of another case",
            line(replacing: #""partner.recruited""#, with: #""Partner.Recruited""#),
            "no type of the catalogue"),
        BadLine(
            "an id empty",
            line(replacing: #""x""#, with: #""""#),
            "id is empty; an id is 1 to 128 bytes"),
        BadLine("an id a number", line(replacing: #""x""#, with: #"7"#), "id is a number"),
        BadLine(
            "an id with a space",
            line(replacing: #""x""#, with: #""a b""#),
            "a space or a character that does not print"),
        BadLine(
            "an id with a line end",
            line(replacing: #""x""#, with: #""a\nb""#),
            "a character that does not print (U+A)"),
        BadLine(
            "an id that is too long",
            line(replacing: #""x""#, with: #""\#(String(repeating: "i", count: 129))""#),
            "id is 129 bytes long"),
        BadLine("a source empty", line(replacing: #""/t""#, with: #""""#), "source is empty"),
        BadLine(
            "a source that is too long",
            line(replacing: #""/t""#, with: #""\#(String(repeating: "s", count: 129))""#),
            "source is 129 bytes long"),
        BadLine(
            "a source in a list",
            line(replacing: #""/t""#, with: #"["/t"]"#),
            "source is a list"),
        BadLine(
            "an actor with an unknown role",
            line(
                replacing: #"{"id":"u","role":"channel_manager"}"#,
                with: #"{"id":"u","role":"boss"}"#),
            #"actor.role is "boss"; write one of"#),
        BadLine(
            "an actor as a text",
            line(replacing: #"{"id":"u","role":"channel_manager"}"#, with: #""u""#),
            "actor is a text"),
        BadLine(
            "an actor without an id",
            line(
                replacing: #"{"id":"u","role":"channel_manager"}"#,
                with: #"{"role":"finance"}"#),
            "actor.id is missing"),
        BadLine(
            "an actor with an empty id",
            line(
                replacing: #"{"id":"u","role":"channel_manager"}"#,
                with: #"{"id":"","role":"finance"}"#),
            "actor.id is empty"),
        BadLine(
            "an actor without a role",
            line(replacing: #"{"id":"u","role":"channel_manager"}"#, with: #"{"id":"u"}"#),
            "actor.role is missing"),
        BadLine(
            "an actor with more",
            line(
                replacing: #"{"id":"u","role":"channel_manager"}"#,
                with: #"{"id":"u","role":"finance","age":9}"#),
            "actor.age is not known"),
        BadLine(
            "a version stale",
            line(extra: #""expectedVersion":7,"#),
            "partner/P-9 is at version 0, not 7"),
        BadLine(
            "a version below zero",
            line(extra: #""expectedVersion":-1,"#),
            "expectedVersion is -1"),
        BadLine(
            "a version with a fraction",
            line(extra: #""expectedVersion":1.5,"#),
            "expectedVersion is 1.5"),
        BadLine(
            "a version as a text",
            line(extra: #""expectedVersion":"1","#),
            "expectedVersion is a text"),
        BadLine(
            "a version beyond measure",
            line(extra: #""expectedVersion":99999999999999999999,"#),
            "expectedVersion is 99999999999999999999"),
        BadLine(
            "a version with a leading zero",
            line(extra: #""expectedVersion":01,"#),
            "a number that JSON does not know"),
        BadLine(
            "a cause to come",
            line(extra: #""causation":99999,"#),
            "there is no event at that position"),
        BadLine(
            "a cause zero",
            line(extra: #""causation":0,"#),
            "there is no event at that position"),
        BadLine("a cause below zero", line(extra: #""causation":-1,"#), "causation is -1"),
    ]
}
