extension BadLine {
    /// Payments of an invoice.
    static let inMoney: [BadLine] = [
        BadLine(
            "below zero",
            payment(#"{"amount":"-5.00","currency":"USD"}"#),
            "only an amount above zero"),
        BadLine(
            "zero",
            payment(#"{"amount":"0.00","currency":"USD"}"#),
            "only an amount above zero"),
        BadLine(
            "three decimals",
            payment(#"{"amount":"5.001","currency":"USD"}"#),
            "it has more than 2 decimals"),
        BadLine(
            "decimals of yen",
            payment(#"{"amount":"5.5","currency":"JPY"}"#),
            "it has more than 0 decimals"),
        BadLine(
            "an unknown currency",
            payment(#"{"amount":"5.00","currency":"XYZ"}"#),
            #""XYZ", no currency of ISO 4217"#),
        BadLine(
            "a currency in lower case",
            payment(#"{"amount":"5.00","currency":"usd"}"#),
            "no currency of ISO 4217"),
        BadLine(
            "an empty currency",
            payment(#"{"amount":"5.00","currency":""}"#),
            "no currency of ISO 4217"),
        BadLine(
            "another currency",
            payment(#"{"amount":"5.00","currency":"EUR"}"#),
            "the invoice's currency is USD"),
        BadLine(
            "an exponent",
            payment(#"{"amount":"5e2","currency":"USD"}"#),
            "it is not a plain decimal"),
        BadLine(
            "a plus sign",
            payment(#"{"amount":"+5.00","currency":"USD"}"#),
            "it is not a plain decimal"),
        BadLine(
            "a comma",
            payment(#"{"amount":"5,00","currency":"USD"}"#),
            "it is not a plain decimal"),
        BadLine(
            "thousands",
            payment(#"{"amount":"1,000.00","currency":"USD"}"#),
            "it is not a plain decimal"),
        BadLine(
            "a space",
            payment(#"{"amount":" 5.00","currency":"USD"}"#),
            "it is not a plain decimal"),
        BadLine(
            "infinity",
            payment(#"{"amount":"Infinity","currency":"USD"}"#),
            "it is not a plain decimal"),
        BadLine(
            "not a number",
            payment(#"{"amount":"NaN","currency":"USD"}"#),
            "it is not a plain decimal"),
        BadLine(
            "hexadecimal",
            payment(#"{"amount":"0x10","currency":"USD"}"#),
            "it is not a plain decimal"),
        BadLine(
            "Arabic digits",
            payment(#"{"amount":"٥.٠٠","currency":"USD"}"#),
            "it is not a plain decimal"),
        BadLine(
            "only a point",
            payment(#"{"amount":".","currency":"USD"}"#),
            "it is not a plain decimal"),
        BadLine(
            "no digit before the point",
            payment(#"{"amount":".50","currency":"USD"}"#),
            "it is not a plain decimal"),
        BadLine(
            "no digit after it",
            payment(#"{"amount":"5.","currency":"USD"}"#),
            "it is not a plain decimal"),
        BadLine(
            "two signs",
            payment(#"{"amount":"--5.00","currency":"USD"}"#),
            "it is not a plain decimal"),
        BadLine(
            "a currency sign",
            payment(#"{"amount":"$5.00","currency":"USD"}"#),
            "it is not a plain decimal"),
        BadLine(
            "two points",
            payment(#"{"amount":"5.0.0","currency":"USD"}"#),
            "it is not a plain decimal"),
        BadLine("an empty amount", payment(#"{"amount":"","currency":"USD"}"#), "it is empty"),
        BadLine(
            "2 to the 63rd cents",
            payment(#"{"amount":"92233720368547758.08","currency":"USD"}"#),
            "out of range"),
        BadLine(
            "four hundred digits",
            payment(#"{"amount":"1\#(String(repeating: "0", count: 400))","currency":"USD"}"#),
            "out of range"),
        BadLine(
            "a currency as a number",
            payment(#"{"amount":"5.00","currency":840}"#),
            "data.amount.currency is a number"),
        BadLine(
            "a JSON number",
            payment(#"{"amount":5.00,"currency":"USD"}"#),
            "write an exact decimal in quotes"),
        BadLine("a bare number", payment(#"5"#), "data.amount is a number"),
        BadLine("one text", payment(#""5.00 USD""#), "data.amount is a text"),
        BadLine("no currency", payment(#"{"amount":"5.00"}"#), "data.amount.currency is missing"),
        BadLine("no amount", payment(#"{"currency":"USD"}"#), "data.amount.amount is missing"),
        BadLine(
            "more than money",
            payment(#"{"amount":"5.00","currency":"USD","tax":"1"}"#),
            "data.amount.tax is not known"),
        BadLine("NaN as JSON has none", payment(#"NaN"#), "where a value must stand"),
        BadLine("null money", payment(#"null"#), "data.amount is null"),
    ]
}
