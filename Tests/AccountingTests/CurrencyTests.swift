import FoundationEssentials
import Testing

@testable import Accounting

@Suite struct CurrencyTests {
    @Test(
        arguments: [
            ("USD", 840, 2, "US Dollar"), ("EUR", 978, 2, "Euro"), ("JPY", 392, 0, "Yen"),
            ("KWD", 414, 3, "Kuwaiti Dinar"), ("CLF", 990, 4, "Unidad de Fomento"),
            ("ALL", 8, 2, "Lek"), ("ZWG", 924, 2, "Zimbabwe Gold"), ("AED", 784, 2, "UAE Dirham"),
        ] as [(String, UInt16, Int, String)])
    func currenciesAreFoundByCodeAndNumber(
        code: String, number: UInt16, exponent: Int, name: String
    ) throws {
        let currency = try Currency(parsing: code)
        #expect(currency.numericCode == number)
        #expect(currency.exponent == exponent)
        #expect(currency.name == name)
        #expect(Currency(numericCode: number) == currency)
        var bytes: [UInt8] = []
        currency.writeCode(into: &bytes)
        #expect(bytes == Array(code.utf8))
    }

    @Test(arguments: ["", "US", "USDX", "usd", "Usd", "U5D", "AAA", "ZZZ", "ÅÅ", "DEM", "US\0"])
    func unknownCodesAreRefused(code: String) {
        #expect(throws: AccountingError.unknownCurrency(code: code)) {
            try Currency(parsing: code)
        }
    }

    @Test(arguments: ["XAU", "XAG", "XDR", "XXX", "XTS", "XUA"])
    func codesWithoutAMinorUnitAreNoCurrencies(code: String) {
        #expect(throws: AccountingError.noMinorUnit(code: code)) { try Currency(parsing: code) }
    }

    @Test func unknownNumbersAreRefused() {
        // 959 and 999 are gold and "no currency"; 276 was the German mark.
        for number: UInt16 in [0, 276, 959, 999, 1_000, .max] {
            #expect(Currency(numericCode: number) == nil)
        }
    }

    @Test func theTableIsInOrderAndWithoutRepetition() {
        let all = Currency.all
        #expect(all.count == 165)
        #expect(all.map(\.code) == all.map(\.code).sorted())
        #expect(Set(all.map(\.numericCode)).count == all.count)
        for currency in all {
            #expect(Currency(numericCode: currency.numericCode) == currency)
            #expect((0...4).contains(currency.exponent))
        }
    }

    /// Fails when `swift run generate-currencies` has not been run after a change of the facts.
    @Test func theTableIsThatOfTheFacts() throws {
        let facts = try String(
            contentsOfFile: Self.root + "/tools/generate-currencies/currencies.csv",
            encoding: .utf8)
        let lines = facts.split(separator: "\n").dropFirst(2).map(String.init)
        #expect(lines.filter { !$0.contains(",,") } == Currency.all.map(Self.fact))
        let nothing = lines.filter { $0.contains(",,") }.map { $0.prefix(3) }
        #expect(nothing == CurrencyTable.withoutMinorUnit.map { "\($0)" })
        #expect(facts.hasPrefix("# ISO 4217, list one, as published on \(CurrencyTable.published)"))
    }

    /// The list as ISO publishes it is not part of this repository. Where
    /// `DAYBOOK_ISO4217_XML` or the directory `../shared` has it, every row is compared.
    @Test(
        .enabled("ISO 4217's XML is not here: set DAYBOOK_ISO4217_XML to compare with it") {
            FileManager.default.fileExists(atPath: CurrencyTests.isoPath)
        })
    func theTableIsThatOfISO() throws {
        let xml = try String(contentsOfFile: Self.isoPath, encoding: .utf8)
        #expect(xml.contains("Pblshd=\"\(CurrencyTable.published)\""))
        var listed: Set<String> = []
        var withoutUnit: Set<String> = []
        for entry in xml.split(separator: "<CcyNtry>").dropFirst() {
            // Each element has a line of its own: <Tag>value</Tag>.
            var values: [Substring: String] = [:]
            for line in entry.split(whereSeparator: \.isNewline) {
                let parts = line.drop(while: \.isWhitespace).split { $0 == "<" || $0 == ">" }
                guard parts.count == 3, let tag = parts[0].split(separator: " ").first else {
                    continue
                }
                // Some of the names end with a blank.
                values[tag] = parts[1].split(separator: " ").joined(separator: " ")
            }
            guard let code = values["Ccy"], let number = values["CcyNbr"],
                let units = values["CcyMnrUnts"], let name = values["CcyNm"]
            else { continue }
            if units == "N.A." {
                withoutUnit.insert(code)
            } else {
                listed.insert("\(code),\(number),\(units),\(name)")
            }
        }
        #expect(listed.sorted() == Currency.all.map(Self.fact))
        #expect(withoutUnit.sorted() == CurrencyTable.withoutMinorUnit.map { "\($0)" })
    }

    // MARK: - Helpers

    private static func fact(_ currency: Currency) -> String {
        let number = String(currency.numericCode)
        let zeros = String(repeating: "0", count: 3 - number.count)
        return "\(currency.code),\(zeros)\(number),\(currency.exponent),\(currency.name)"
    }

    private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast(3).joined(separator: "/")

    static let isoPath =
        ProcessInfo.processInfo.environment["DAYBOOK_ISO4217_XML"]
        ?? root + "/../shared/data/conformance/iso4217/table.xml"
}
