extension BadLine {
    /// What a partner is recruited with.
    static let inData: [BadLine] = [
        BadLine("a list", line(data: #"[]"#), "data is a list"),
        BadLine("a text", line(data: #""x""#), "data is a text"),
        BadLine("null", line(data: #"null"#), "data is null"),
        BadLine("nothing", line(data: #"{}"#), "data.partnerId is missing"),
        BadLine(
            "an unknown field",
            line(data: #"{"partnerId":"P-9","legalName":"N","kind":"reseller","colour":"red"}"#),
            "data.colour is not known; known here: partnerId"),
        BadLine(
            "a field of another case",
            line(
                data: #"{"partnerId":"P-9","legalName":"N","kind":"reseller","#
                    + #""partnerid":"P-9"}"#),
            "data.partnerid is not known; did you mean partnerId?"),
        BadLine(
            "a field twice",
            line(
                data: #"{"partnerId":"P-9","partnerId":"P-8","legalName":"N","#
                    + #""kind":"reseller"}"#),
            "data.partnerId stands twice"),
        BadLine(
            "a kind that is none",
            line(data: #"{"partnerId":"P-9","legalName":"N","kind":"friend"}"#),
            #"data.kind is "friend"; write one of"#),
        BadLine(
            "a kind as a number",
            line(data: #"{"partnerId":"P-9","legalName":"N","kind":1}"#),
            "data.kind is a number"),
        BadLine(
            "no kind",
            line(data: #"{"partnerId":"P-9","legalName":"N"}"#),
            "data.kind is missing"),
        BadLine(
            "an id as a number",
            line(data: #"{"partnerId":9,"legalName":"N","kind":"reseller"}"#),
            "data.partnerId is a number"),
        BadLine(
            "an id that is null",
            line(data: #"{"partnerId":null,"legalName":"N","kind":"reseller"}"#),
            "data.partnerId is null"),
        BadLine(
            "an empty id",
            line(data: #"{"partnerId":"","legalName":"N","kind":"reseller"}"#),
            "data.partnerId is empty"),
        BadLine(
            "a long id",
            line(
                data: #"{"partnerId":"\#(String(repeating: "p", count: 200))","#
                    + #""legalName":"N","kind":"reseller"}"#),
            "data.partnerId is 200 bytes long"),
        BadLine(
            "an id with a line end",
            line(data: #"{"partnerId":"a\nb","legalName":"N","kind":"reseller"}"#),
            "data.partnerId has a space or a character"),
        BadLine(
            "a name as a list",
            line(data: #"{"partnerId":"P-9","legalName":["N"],"kind":"reseller"}"#),
            "data.legalName is a list"),
        BadLine(
            "a name that is true",
            line(data: #"{"partnerId":"P-9","legalName":true,"kind":"reseller"}"#),
            "data.legalName is true or false"),
        BadLine(
            "an empty name",
            line(data: #"{"partnerId":"P-9","legalName":"","kind":"reseller"}"#),
            "data.legalName is empty"),
        BadLine(
            "a country that is none",
            line(
                data: #"{"partnerId":"P-9","legalName":"N","kind":"reseller","#
                    + #""country":"Atlantis"}"#),
            #"data.country is "Atlantis""#),
        BadLine(
            "a country by other letters than those of ISO 3166",
            line(
                data: #"{"partnerId":"P-9","legalName":"N","kind":"reseller","#
                    + #""country":"UK"}"#),
            #"data.country is "UK"; did you mean "GB"?"#),
        BadLine(
            "domains as a text",
            line(
                data: #"{"partnerId":"P-9","legalName":"N","kind":"reseller","#
                    + #""domains":"a.example"}"#),
            "data.domains is a text; write a list"),
        BadLine(
            "domains as numbers",
            line(data: #"{"partnerId":"P-9","legalName":"N","kind":"reseller","domains":[1]}"#),
            "data.domains[0] is a number"),
        BadLine(
            "a partner who is there",
            line(data: #"{"partnerId":"P-1","legalName":"N","kind":"reseller"}"#),
            "partner P-1 exists already"),
    ]
}
