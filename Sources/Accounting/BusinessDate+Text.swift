extension BusinessDate {
    /// Reads `YYYY-MM-DD`, four, two and two digits of a day that exists. Throws `malformed`.
    /// Does not allocate.
    package init(parsing bytes: Span<UInt8>) throws(AccountingError) {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = DigitText.number(bytes, 0..<4), let month = DigitText.number(bytes, 5..<7),
            let day = DigitText.number(bytes, 8..<10)
        else {
            throw .malformed(
                type: "date", text: String(excerptOf: bytes),
                reason: "it is not of the form YYYY-MM-DD")
        }
        guard (1...12).contains(month), year >= 1, day >= 1,
            day <= CivilDay.length(ofMonth: month, year: year)
        else {
            throw .malformed(
                type: "date", text: String(excerptOf: bytes), reason: "there is no such day")
        }
        daysSince1970 = Int32(CivilDay.days(year: year, month: month, day: day))
    }

    /// Reads `YYYY-MM-DD`; see `init(parsing:)` over bytes.
    package init(parsing text: String) throws(AccountingError) {
        try self.init(parsing: text.utf8.span)
    }

    /// Appends `YYYY-MM-DD`.
    package func write(into bytes: inout [UInt8]) {
        let (year, month, day) = components
        DigitText.write(year, digits: 4, into: &bytes)
        bytes.append(UInt8(ascii: "-"))
        DigitText.write(month, digits: 2, into: &bytes)
        bytes.append(UInt8(ascii: "-"))
        DigitText.write(day, digits: 2, into: &bytes)
    }
}

extension BusinessDate: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    @usableFromInline
    package var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(10)
        write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
