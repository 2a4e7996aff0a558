/// Rows that an import must turn away, each for a reason that is known when it is written.
///
/// About one row in two hundred of the large tables is followed by one that is spoiled in one
/// place. It stands for a subject of its own, so that what is refused leaves no gap elsewhere.
struct Flaws {
    enum Flaw: String, CaseIterable {
        case missingDate = "missing date"
        case unknownCurrency = "unknown currency"
        case malformedAmount = "malformed amount"
        case tooManyDecimals = "too many decimals"
        case brokenQuotes = "broken quotes"
        case unknownPartner = "unknown partner"
        case unknownInvoice = "unknown invoice"
        case unknownMember = "unknown member"

        /// Whether the row reads well, and only the book can tell that it names nothing.
        var isForTheBook: Bool {
            self == .unknownPartner || self == .unknownInvoice || self == .unknownMember
        }
    }

    private var random: RandomStream
    private var spoiled = 0
    /// Rows written twice, of which the second changes nothing.
    private(set) var repeated = 0
    private(set) var counts = [Int](repeating: 0, count: Flaw.allCases.count)

    init(seed: UInt64) {
        random = RandomStream(seed: seed, subject: 4 << 60)
    }

    mutating func spoil(_ deal: Deal, on day: Day, in file: CSVFile) {
        let flaws: [Flaw] = [
            .missingDate, .unknownCurrency, .malformedAmount, .tooManyDecimals, .brokenQuotes,
            .unknownPartner,
        ]
        guard let flaw = draw(flaws) else { return }
        let row = [
            "X-\(spoiled)", "1", partner(deal.partner, flaw), "", customer(flaw), "", "", "",
            "US", "Harbor", amount(flaw), currency(flaw), "", "new", "", "", date(day, flaw),
        ]
        file.row(row.joined(separator: ",") + ",,,,,,,,,,,,")
    }

    mutating func spoil(_ invoice: Invoice, on day: Day, isLate: Bool, in file: CSVFile) {
        let flaws: [Flaw] = [
            .missingDate, .unknownCurrency, .malformedAmount, .tooManyDecimals, .brokenQuotes,
            .unknownPartner,
        ]
        guard !isLate, let flaw = draw(flaws) else { return }
        let row = [
            "X-\(spoiled)", "1", date(day, flaw), "", "", partner(invoice.partner, flaw),
            customer(flaw), currency(flaw), "", "HAR-200", "Harbor", "1", amount(flaw), "", "",
        ]
        file.row(row.joined(separator: ","))
    }

    mutating func spoil(_ payment: Payment, on day: Day, isLate: Bool, in file: CSVFile) {
        let flaws: [Flaw] = [
            .missingDate, .unknownCurrency, .malformedAmount, .tooManyDecimals, .unknownInvoice,
        ]
        guard !isLate, let flaw = draw(flaws) else { return }
        let number = String(payment.invoice.number + 100_000_000).dropFirst()
        let row = [
            "X-\(spoiled)", flaw == .unknownInvoice ? "I-99999999" : "I-\(number)",
            date(day, flaw), "received", amount(flaw), currency(flaw),
        ]
        file.row(row.joined(separator: ","))
    }

    mutating func spoil(_ credit: Credit, on day: Day, isLate: Bool, in file: CSVFile) {
        let flaws: [Flaw] = [.missingDate, .malformedAmount, .tooManyDecimals, .unknownPartner]
        guard !isLate, let flaw = draw(flaws) else { return }
        let row = [
            "X-\(spoiled)", "", partner(credit.partner, flaw), date(day, flaw), "refund", "1",
            amount(flaw), currency(flaw), "",
        ]
        file.row(row.joined(separator: ","))
    }

    mutating func spoil(_ certification: Certification, isLate: Bool, in file: CSVFile) {
        guard !isLate, let flaw = draw([.missingDate, .unknownMember]) else { return }
        let number = String(certification.member.number + 100_000_000).dropFirst()
        let row = [
            flaw == .unknownMember ? "M-99999999" : "M-\(number)", "NOVA-EXP-\(spoiled)", "",
            date(certification.earnedOn, flaw), "", "",
        ]
        file.row(row.joined(separator: ","))
    }

    /// Whether a row is to be written once more, as exports sometimes have them.
    mutating func repeats() -> Bool {
        let isRepeated = random.chance(3)
        repeated += isRepeated ? 1 : 0
        return isRepeated
    }

    private mutating func draw(_ flaws: [Flaw]) -> Flaw? {
        guard random.chance(14) else { return nil }
        let flaw = random.pick(flaws)
        spoiled += 1
        counts[Flaw.allCases.firstIndex(of: flaw) ?? 0] += 1
        return flaw
    }

    // MARK: - Fields, as they should be or spoiled

    private func partner(_ partner: Partner, _ flaw: Flaw) -> String {
        if flaw == .unknownPartner {
            return "P-99999999"
        }
        return "P-" + String(partner.number + 100_000_000).dropFirst()
    }

    private func customer(_ flaw: Flaw) -> String {
        flaw == .brokenQuotes ? "\"Broken \"Quote\" Bakeries" : "Unlucky Bakeries"
    }

    private func amount(_ flaw: Flaw) -> String {
        switch flaw {
        case .malformedAmount: "1O00.00"
        case .tooManyDecimals: "1000.0001"
        default: "1000"
        }
    }

    private func currency(_ flaw: Flaw) -> String {
        flaw == .unknownCurrency ? "QQQ" : "USD"
    }

    private func date(_ day: Day, _ flaw: Flaw) -> String {
        guard flaw != .missingDate else { return "" }
        let (year, month, dayOfMonth) = day.civil
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))-\(two(dayOfMonth))"
    }
}
