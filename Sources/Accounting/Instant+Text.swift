extension Instant {
    /// Reads an RFC 3339 time such as `2025-01-12T09:30:00Z`.
    ///
    /// Up to six digits of a fraction, finer ones are refused. An offset such as `+02:00` is
    /// converted to UTC. Leap seconds (`:60`) and lower-case `t` and `z` are refused.
    /// Throws `malformed` or `outOfRange`. Does not allocate.
    package init(parsing bytes: Span<UInt8>) throws(AccountingError) {
        let count = bytes.count
        guard count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), let hour = DigitText.number(bytes, 11..<13),
            let minute = DigitText.number(bytes, 14..<16),
            let second = DigitText.number(bytes, 17..<19)
        else {
            throw Self.malformed(bytes, "it is not of the form YYYY-MM-DDThh:mm:ssZ")
        }
        let date = try BusinessDate(parsing: bytes.extracting(0..<10))
        guard hour < 24, minute < 60, second < 60 else {
            throw Self.malformed(bytes, "there is no such time of day")
        }
        var index = 19
        var micros = 0
        if bytes[19] == UInt8(ascii: ".") {
            index = 20
            while index < count, bytes[index] &- UInt8(ascii: "0") < 10 { index += 1 }
            let digits = index - 20
            guard digits <= 6 else {
                throw Self.malformed(bytes, "it is finer than a microsecond")
            }
            guard digits > 0, let fraction = DigitText.number(bytes, 20..<index) else {
                throw Self.malformed(bytes, "its fraction has no digits")
            }
            micros = fraction * Int(DecimalText.powerOfTen(6 - digits))
        }
        let offset = try Self.offsetMinutes(bytes, from: index)
        let seconds = hour * 3_600 + (minute - offset) * 60 + second
        let total =
            Int64(date.daysSince1970) * Self.perDay + Int64(seconds) * Self.perSecond
            + Int64(micros)
        // Only an offset can lead out of the calendar.
        guard total >= Self.min.microsecondsSince1970, total <= Self.max.microsecondsSince1970
        else {
            throw .outOfRange(type: "time", value: String(excerptOf: bytes))
        }
        microsecondsSince1970 = total
    }

    /// Reads an RFC 3339 time; see `init(parsing:)` over bytes.
    package init(parsing text: String) throws(AccountingError) {
        try self.init(parsing: text.utf8.span)
    }

    private static func offsetMinutes(
        _ bytes: Span<UInt8>, from index: Int
    ) throws(AccountingError) -> Int {
        let left = bytes.count - index
        if left == 1, bytes[index] == UInt8(ascii: "Z") { return 0 }
        if left == 6, bytes[index + 3] == UInt8(ascii: ":"),
            let hours = DigitText.number(bytes, (index + 1)..<(index + 3)), hours < 24,
            let minutes = DigitText.number(bytes, (index + 4)..<(index + 6)), minutes < 60
        {
            if bytes[index] == UInt8(ascii: "+") { return hours * 60 + minutes }
            if bytes[index] == UInt8(ascii: "-") { return -(hours * 60 + minutes) }
        }
        throw malformed(bytes, "it does not end with Z or an offset such as +02:00")
    }

    private static func malformed(_ bytes: Span<UInt8>, _ reason: String) -> AccountingError {
        .malformed(type: "time", text: String(excerptOf: bytes), reason: reason)
    }

    /// Appends `YYYY-MM-DDThh:mm:ssZ`, with six digits of a fraction where it is not zero.
    package func write(into bytes: inout [UInt8]) {
        let (days, rest) = daysAndRest
        let (year, month, day) = CivilDay.civil(days: Int(days))
        let seconds = Int(rest / Self.perSecond)
        DigitText.write(year, digits: 4, into: &bytes)
        bytes.append(UInt8(ascii: "-"))
        DigitText.write(month, digits: 2, into: &bytes)
        bytes.append(UInt8(ascii: "-"))
        DigitText.write(day, digits: 2, into: &bytes)
        bytes.append(UInt8(ascii: "T"))
        DigitText.write(seconds / 3_600, digits: 2, into: &bytes)
        bytes.append(UInt8(ascii: ":"))
        DigitText.write(seconds / 60 % 60, digits: 2, into: &bytes)
        bytes.append(UInt8(ascii: ":"))
        DigitText.write(seconds % 60, digits: 2, into: &bytes)
        let micros = Int(rest % Self.perSecond)
        if micros != 0 {
            bytes.append(UInt8(ascii: "."))
            DigitText.write(micros, digits: 6, into: &bytes)
        }
        bytes.append(UInt8(ascii: "Z"))
    }
}

extension Instant: CustomStringConvertible {
    /// RFC 3339 in UTC.
    @usableFromInline
    package var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(27)
        write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
