import Accounting

/// How dates and times are written in a source: `dd/MM/yyyy HH:mm`.
///
/// Letters stand for numbers (`yyyy yy M MM d dd H HH m mm s ss`), for English month names
/// (`MMM`, `MMMM`), for a fraction of a second (`S`, any number of digits) or for an offset (`X`:
/// `Z`, `+02:00`, `+0200`, `+02`); text between apostrophes and everything else for itself.
struct DatePattern: Sendable {
    private enum Piece: Sendable, Equatable {
        case year, shortYear, month, monthName, day, hour, minute, second, fraction, offset
        case literal([UInt8])
    }

    private let pieces: [Piece]
    /// The pattern as the plan has it.
    let text: String

    /// Whether the pattern says which day it is.
    var hasDay: Bool {
        (pieces.contains(.year) || pieces.contains(.shortYear)) && pieces.contains(.day)
            && (pieces.contains(.month) || pieces.contains(.monthName))
    }

    /// Reads a pattern; nil where a letter stands for nothing.
    init?(_ text: String) {
        var pieces: [Piece] = []
        var rest = Array(text)[...]
        while let letter = rest.first {
            if letter == "'" {
                let quoted = rest.dropFirst().prefix { $0 != "'" }
                guard quoted.endIndex < rest.endIndex else { return nil }
                pieces.append(.literal(Array(String(quoted).utf8)))
                rest = rest[(quoted.endIndex + 1)...]
                continue
            }
            let run = rest.prefix { $0 == letter }
            rest = rest.dropFirst(run.count)
            if letter.isASCII, letter.isLetter {
                guard let piece = Self.piece(letter, run.count) else { return nil }
                pieces.append(piece)
            } else {
                pieces.append(.literal(Array(String(run).utf8)))
            }
        }
        self.pieces = pieces
        self.text = text
    }

    private static func piece(_ letter: Character, _ count: Int) -> Piece? {
        switch (letter, count) {
        case ("y", 4): .year
        case ("y", 2): .shortYear
        case ("M", 1...2): .month
        case ("M", 3...4): .monthName
        case ("d", 1...2): .day
        case ("H", 1...2): .hour
        case ("m", 1...2): .minute
        case ("s", 1...2): .second
        case ("S", _): .fraction
        case ("X", _): .offset
        default: nil
        }
    }
}

// MARK: - Reading

extension DatePattern {
    /// What a text in the pattern says: a day and the time on it, as it is written there.
    struct Moment: Equatable {
        var date: BusinessDate
        /// Microseconds from 00:00 of `date` to the moment, the offset already taken off.
        var microseconds: Int64

        var instant: Instant {
            Instant(
                microsecondsSince1970: Instant(startOf: date).microsecondsSince1970
                    + microseconds)
        }
    }

    /// Reads `bytes`; nil where they are not in the pattern or there is no such day or time.
    func read(_ bytes: [UInt8]) -> Moment? {
        var reader = PieceReader(bytes: bytes)
        var (year, month, day) = (0, 0, 0)
        var (hour, minute, second, fraction, offset) = (0, 0, 0, 0, 0)
        for piece in pieces {
            let number: Int?
            switch piece {
            case .literal(let text): number = reader.skip(text) ? 0 : nil
            case .year:
                number = reader.number(digits: 4...4)
                year = number ?? 0
            case .shortYear:
                number = reader.number(digits: 2...2)
                year = 2000 + (number ?? 0)
            case .month:
                number = reader.number(digits: 1...2)
                month = number ?? 0
            case .monthName:
                number = reader.monthName()
                month = number ?? 0
            case .day:
                number = reader.number(digits: 1...2)
                day = number ?? 0
            case .hour:
                number = reader.number(digits: 1...2)
                hour = number ?? 24
            case .minute:
                number = reader.number(digits: 1...2)
                minute = number ?? 60
            case .second:
                number = reader.number(digits: 1...2)
                second = number ?? 60
            case .fraction:
                number = reader.microseconds()
                fraction = number ?? 0
            case .offset:
                number = reader.offsetMinutes()
                offset = number ?? 0
            }
            guard number != nil else { return nil }
        }
        guard reader.isAtEnd, hour < 24, minute < 60, second < 60,
            let date = try? BusinessDate(year: year, month: month, day: day)
        else { return nil }
        let seconds = Int64(hour * 3600 + (minute - offset) * 60 + second)
        return Moment(date: date, microseconds: seconds * 1_000_000 + Int64(fraction))
    }

    /// Reads `2017-04-11`, alone or with a time after a space or `T`: `11:12`, `11:12:22.5`,
    /// then an offset or nothing, which is UTC.
    static func readISO(_ bytes: [UInt8]) -> Moment? {
        var reader = PieceReader(bytes: bytes)
        guard let year = reader.number(digits: 4...4), reader.skip("-"),
            let month = reader.number(digits: 2...2), reader.skip("-"),
            let day = reader.number(digits: 2...2),
            let date = try? BusinessDate(year: year, month: month, day: day)
        else { return nil }
        if reader.isAtEnd { return Moment(date: date, microseconds: 0) }
        guard reader.skip("T") || reader.skip(" "), let hour = reader.number(digits: 2...2),
            reader.skip(":"), let minute = reader.number(digits: 2...2), hour < 24, minute < 60
        else { return nil }
        var (second, fraction, offset) = (0, 0, 0)
        if reader.skip(":") {
            guard let number = reader.number(digits: 2...2), number < 60 else { return nil }
            second = number
            if reader.skip(".") || reader.skip(",") {
                guard let number = reader.microseconds() else { return nil }
                fraction = number
            }
        }
        if !reader.isAtEnd {
            _ = reader.skip(" ")
            guard let number = reader.offsetMinutes(), reader.isAtEnd else { return nil }
            offset = number
        }
        let seconds = Int64(hour * 3600 + (minute - offset) * 60 + second)
        return Moment(date: date, microseconds: seconds * 1_000_000 + Int64(fraction))
    }
}

/// Reads the pieces of a date from left to right.
private struct PieceReader {
    let bytes: [UInt8]
    private var index = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { index == bytes.count }

    mutating func skip(_ text: [UInt8]) -> Bool {
        guard bytes[index...].starts(with: text) else { return false }
        index += text.count
        return true
    }

    mutating func skip(_ letter: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: letter) else { return false }
        index += 1
        return true
    }

    mutating func number(digits: ClosedRange<Int>) -> Int? {
        var (value, count) = (0, 0)
        while count < digits.upperBound, index < bytes.count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            value = value * 10 + Int(digit)
            count += 1
            index += 1
        }
        return digits.contains(count) ? value : nil
    }

    /// A fraction of a second; digits beyond the sixth are dropped.
    mutating func microseconds() -> Int? {
        var (value, count) = (0, 0)
        while index < bytes.count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            if count < 6 { value = value * 10 + Int(digit) }
            count += 1
            index += 1
        }
        guard count > 0 else { return nil }
        while count < 6 {
            value *= 10
            count += 1
        }
        return value
    }

    /// Minutes that the local time is ahead of UTC.
    mutating func offsetMinutes() -> Int? {
        if skip("Z") { return 0 }
        let sign: Int
        if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
        guard let hours = number(digits: 2...2), hours < 24 else { return nil }
        if isAtEnd { return sign * hours * 60 }
        _ = skip(":")
        guard let minutes = number(digits: 2...2), minutes < 60 else { return nil }
        return sign * (hours * 60 + minutes)
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]

    /// The number of a month by its English name, whole or its first three letters.
    mutating func monthName() -> Int? {
        let word = bytes[index...].prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        let name = String(decoding: word.map { $0 | 0x20 }, as: UTF8.self)
        guard name.utf8.count >= 3,
            let month = Self.months.firstIndex(where: { $0 == name || $0.prefix(3) == name })
        else { return nil }
        index += word.count
        return month + 1
    }
}
