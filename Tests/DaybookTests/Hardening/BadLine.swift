/// A line that no book takes, and a piece of the reason.
struct BadLine: Sendable {
    let name: String
    let bytes: [UInt8]
    let message: String

    init(_ name: String, _ bytes: [UInt8], _ message: String) {
        self.name = name
        self.bytes = bytes
        self.message = message
    }

    static let all = inText + inEnvelope + inDates + inData + inMoney + inSale

    private static let recruited = #"{"partnerId":"P-9","legalName":"Nine","kind":"reseller"}"#

    /// A good line but for what is changed in it.
    static func line(
        replacing old: String = "", with new: String = "", extra: String = "",
        data: String = recruited
    ) -> [UInt8] {
        let line =
            #"{"type":"partner.recruited","source":"/t","id":"x","effectiveOn":"2025-05-01","#
            + #""actor":{"id":"u","role":"channel_manager"},\#(extra)"data":\#(data)}"#
        return Array((old.isEmpty ? line : line.replacing(old, with: new)).utf8)
    }

    /// A good line but for the bytes of the name.
    static func line(name: [UInt8]) -> [UInt8] {
        let parts = line().split(separator: Array("Nine".utf8))
        return Array(parts.joined(separator: name))
    }

    /// A payment of the book's invoice.
    static func payment(_ money: String) -> [UInt8] {
        line(
            replacing: #""partner.recruited""#, with: #""sale.paid""#,
            data: #"{"invoiceId":"INV-1","amount":\#(money)}"#)
    }

    /// An invoice with those lines.
    static func invoice(_ lines: String) -> [UInt8] {
        line(
            replacing: #""partner.recruited""#, with: #""sale.invoiced""#,
            data: #"{"invoiceId":"I-9","partnerId":"P-1","lines":\#(lines)}"#)
    }
}
