/// What went wrong, in a sentence.
struct GeneratorError: Error {
    let message: String

    init(_ message: String) {
        self.message = message
    }
}

/// The facts of ISO 4217's list one: every code with its number, decimals and name.
struct CurrencyList: Equatable {
    /// One code of the list.
    struct Entry: Equatable {
        let code: String
        let numericCode: Int
        /// The number of decimals; nil where the list gives no minor unit.
        let exponent: Int?
        let name: String
    }

    /// The day of publication, `YYYY-MM-DD`.
    let published: String
    /// In order of code, without repetition.
    let entries: [Entry]

    /// Throws where a code or a number is malformed or stands for two things.
    init(published: String, entries: [Entry]) throws(GeneratorError) {
        var codes: [String: Entry] = [:]
        var numbers: [Int: Entry] = [:]
        for entry in entries {
            guard entry.code.utf8.count == 3, entry.code.utf8.allSatisfy({ (65...90) ~= $0 }),
                (1...999).contains(entry.numericCode), (0...4).contains(entry.exponent ?? 0),
                !entry.name.isEmpty, !entry.name.contains(where: { "\",\\\n".contains($0) })
            else { throw GeneratorError("\(entry) is not a currency") }
            // The XML repeats a currency for each country that has it.
            for known in [codes[entry.code], numbers[entry.numericCode]].compactMap({ $0 })
            where known != entry {
                throw GeneratorError("\(entry) contradicts \(known)")
            }
            codes[entry.code] = entry
            numbers[entry.numericCode] = entry
        }
        guard !codes.isEmpty else { throw GeneratorError("the list is empty") }
        self.published = published
        self.entries = codes.values.sorted { $0.code < $1.code }
    }
}

// MARK: - The facts in the repository

extension CurrencyList {
    private static let preamble = "# ISO 4217, list one, as published on "
    private static let explanation = ". No exponent: no minor unit."
    private static let header = "code,numeric,exponent,name"

    /// Reads the text of currencies.csv.
    init(csv: String) throws(GeneratorError) {
        let lines = csv.split(separator: "\n")
        guard lines.count > 2, lines[0].hasPrefix(Self.preamble), lines[1] == Self.header else {
            throw GeneratorError("the facts do not begin with their preamble and header")
        }
        var entries: [Entry] = []
        for line in lines.dropFirst(2) {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            guard fields.count == 4, let number = Int(fields[1]) else {
                throw GeneratorError("\"\(line)\" is not code, numeric, exponent and name")
            }
            guard fields[2].isEmpty || Int(fields[2]) != nil else {
                throw GeneratorError("\"\(fields[2])\" in \"\(line)\" is not an exponent")
            }
            entries.append(
                Entry(
                    code: String(fields[0]), numericCode: number, exponent: Int(fields[2]),
                    name: String(fields[3])))
        }
        let published = lines[0].dropFirst(Self.preamble.count).prefix(10)
        try self.init(published: String(published), entries: entries)
    }

    /// The text of currencies.csv.
    var csv: String {
        var text = "\(Self.preamble)\(published)\(Self.explanation)\n\(Self.header)\n"
        for entry in entries {
            let number = String(entry.numericCode)
            let zeros = String(repeating: "0", count: 3 - number.count)
            let exponent = entry.exponent.map(String.init) ?? ""
            text += "\(entry.code),\(zeros)\(number),\(exponent),\(entry.name)\n"
        }
        return text
    }
}

// MARK: - ISO's own list

extension CurrencyList {
    /// Reads ISO's XML: its elements are flat, one to a value, without attributes that matter
    /// but the day of publication.
    init(isoXML: String) throws(GeneratorError) {
        guard let published = Self.between("Pblshd=\"", "\"", in: isoXML[...]) else {
            throw GeneratorError("the XML does not say when it was published")
        }
        var entries: [Entry] = []
        var rest = isoXML[...]
        while let entry = Self.between("<CcyNtry>", "</CcyNtry>", in: rest) {
            rest = rest[entry.endIndex...]
            // Antarctica and the like have no currency of their own.
            guard let code = Self.between("<Ccy>", "</Ccy>", in: entry) else { continue }
            guard
                let number = Self.between("<CcyNbr>", "</CcyNbr>", in: entry).flatMap({ Int($0) }),
                let units = Self.between("<CcyMnrUnts>", "</CcyMnrUnts>", in: entry),
                units == "N.A." || Int(units) != nil,
                let name = Self.between("<CcyNm", "</CcyNm>", in: entry)?.split(separator: ">").last
            else { throw GeneratorError("the entry of \(code) is incomplete") }
            entries.append(
                Entry(
                    code: String(code), numericCode: number, exponent: Int(units),
                    name: Self.trimmed(name)))
        }
        try self.init(published: String(published), entries: entries)
    }

    private static func between(
        _ opening: String, _ closing: String, in text: Substring
    ) -> Substring? {
        guard let start = text.firstRange(of: opening)?.upperBound,
            let end = text[start...].firstRange(of: closing)?.lowerBound
        else { return nil }
        return text[start..<end]
    }

    private static func trimmed(_ text: Substring) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

// MARK: - The table

extension CurrencyList {
    /// The text of the generated Swift file.
    var swift: String {
        var text = """
            // Generated by tools/generate-currencies from tools/generate-currencies/currencies.csv.
            // Do not edit: change the facts and run the generator.

            extension CurrencyTable {
                /// The day on which ISO 4217's list one was published as it is here.
                static let published = "\(published)"

                /// The currencies of ISO 4217 with a minor unit, in order of code.
                static let rows: [Row] = [

            """
        for entry in entries {
            guard let exponent = entry.exponent else { continue }
            text += "        Row(\"\(entry.code)\", \(entry.numericCode), \(exponent), "
            text += "\"\(entry.name)\"),\n"
        }
        text += """
                ]

                /// The codes of ISO 4217 that have no minor unit, in order.
                static let withoutMinorUnit: [StaticString] = [

            """
        for entry in entries where entry.exponent == nil {
            text += "        \"\(entry.code)\",\n"
        }
        return text + "    ]\n}\n"
    }
}
