extension BadLine {
    /// What contradicts itself, or what is recorded.
    static let inSale: [BadLine] = [
        BadLine("no lines", invoice(#"[]"#), "data.lines is empty"),
        BadLine("lines as an object", invoice(#"{"lineId":"1"}"#), "data.lines is an object"),
        BadLine("lines that are texts", invoice(#"["1"]"#), "data.lines[0] is a text"),
        BadLine(
            "a line without a net",
            invoice(#"[{"lineId":"1"}]"#),
            "data.lines[0].net is missing"),
        BadLine(
            "a line id twice",
            invoice(
                #"[{"lineId":"1","net":{"amount":"1.00","currency":"USD"}},"#
                    + #"{"lineId":"1","net":{"amount":"2.00","currency":"USD"}}]"#),
            "line ids are unique within an invoice"),
        BadLine(
            "two currencies",
            invoice(
                #"[{"lineId":"1","net":{"amount":"1.00","currency":"USD"}},"#
                    + #"{"lineId":"2","net":{"amount":"2.00","currency":"EUR"}}]"#),
            "an invoice has one currency"),
        BadLine(
            "decimals in the second line",
            invoice(
                #"[{"lineId":"1","net":{"amount":"1.00","currency":"USD"}},"#
                    + #"{"lineId":"2","net":{"amount":"2.005","currency":"USD"}}]"#),
            #"data.lines[1].net.amount is "2.005""#),
        BadLine(
            "an unknown partner",
            line(
                replacing: #""partner.recruited""#, with: #""partner.activated""#,
                data: #"{"partnerId":"P-404","payCurrency":"USD"}"#),
            "there is no partner P-404"),
        BadLine(
            "an unknown invoice",
            line(
                replacing: #""partner.recruited""#, with: #""sale.paid""#,
                data: #"{"invoiceId":"I-404","amount":{"amount":"1.00","currency":"USD"}}"#),
            "there is no invoice I-404"),
        BadLine(
            "an id with other content",
            line(replacing: #""/t","id":"x""#, with: #""/erp","id":"INV-1""#),
            "/erp has sent INV-1 already, at position 4, with other content"),
        BadLine(
            "a digest of rules that is none",
            line(
                replacing: #""partner.recruited""#, with: #""ruleset.activated""#,
                data: #"{"programme":"N","version":2,"from":"2025-06-01","yaml":"a","#
                    + #""sha256":"0"}"#),
            "no SHA-256"),
    ]
}
