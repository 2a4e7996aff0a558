/// An invoice or an unlinked credit (section 4); its lines have its date.
struct Document {
    /// `invoice/INV-1` or `credit/CR-1`.
    let id: String
    /// Where it stands in the log.
    let position: Int64
    /// The date of all its lines.
    let date: Day
    /// Whether it is an invoice, which the customer pays; else an unlinked credit.
    let isInvoice: Bool
    /// The deal, if it belongs to one.
    let deal: String?
    /// The partner who is credited where the deal's shares say nothing else: the deal's owner on
    /// the date or the partner named, fixed when it was recorded (section 2).
    let partner: String
    /// The currency of its amounts.
    let currency: String
    /// The rate to the programme's currency, fixed when it was recorded; none is needed where
    /// the currencies are equal.
    let rate: ExchangeRate?
    /// What the customer owes, taxes included, where it is stated.
    let gross: Int128?
    /// In the order of the document.
    let lines: [DocumentLine]
    /// Linked credits in the order of the log.
    var credits: [LinkedCredit] = []
    /// Cash received, and below zero what was reversed.
    var cash: [Cash] = []
}

/// A line of a document.
struct DocumentLine {
    /// Its id within the document.
    let id: String
    /// The article.
    let sku: String?
    /// The product line.
    let productLine: String?
    /// A whole number; absent it is 0.
    let quantity: Int128
    /// As invoiced; of an unlinked credit the credited amount.
    let net: Int128
    /// The first day of the service.
    let serviceFrom: Day?
    /// The last day of the service.
    let serviceTo: Day?
}

/// A credit of an invoice's lines.
struct LinkedCredit {
    /// Whether it is a cancellation.
    let isCancellation: Bool
    /// The first day without service.
    let stopsServiceOn: Day?
    /// Credited amounts by line.
    let amounts: [(line: String, amount: Int128)]
}

/// Money of the customer.
struct Cash {
    /// The day on which it counts.
    let on: Day
    /// Below zero what was reversed.
    let amount: Int128
}

extension DocumentLine {
    /// Reads a line of an invoice or of an unlinked credit.
    init(_ json: JSONValue) throws {
        id = try json.text("lineId")
        sku = json.optionalText("sku")
        productLine = json.optionalText("productLine")
        quantity = Int128(json.integer("quantity") ?? 0)
        net = try json.money("net").amount
        serviceFrom = try json.optionalDay("serviceFrom")
        serviceTo = try json.optionalDay("serviceTo")
    }
}

extension LinkedCredit {
    /// Reads a `sale.credited` that names an invoice.
    init(_ data: JSONValue) throws {
        isCancellation = try data.text("kind") == "cancellation"
        stopsServiceOn = try data.optionalDay("stopsServiceOn")
        amounts = try data.list("lines").map {
            (try $0.text("lineId"), try $0.money("net").amount)
        }
    }
}
