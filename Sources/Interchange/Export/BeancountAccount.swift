import Accounting

/// Accounts by the names that beancount allows: parts that begin with a capital or a digit and go
/// on with letters, digits and dashes, below one of five roots.
///
/// The kind's path is put in beancount's words, `liability:held` as `Liabilities:Held`. The name
/// after it is written so that no two names become one, and `path(_:)` finds the name again:
///
/// - Any byte but an ASCII letter, digit or dash is `-x` and its two hexadecimal digits, small; so
///   is a dash that stands before an `x`.
/// - Names of components and taxes begin with a small letter as a rule, which is made a capital.
///   All other names begin with a capital or a digit as a rule, and stay.
/// - A name that does not keep to the rule has `X-` before it and keeps its case; so has one that
///   would begin with `X-` otherwise.
enum BeancountAccount {
    private static let dash = UInt8(ascii: "-")

    /// The account of a path: `Liabilities:Held:P-1` for `liability:held:P-1`.
    static func name(_ path: String) -> String {
        let (kind, name) = AccountPath.split(path)
        var parts = kind.enumerated().map { index, part in
            index == 0 ? root(part) : capitalised(part)
        }
        if !name.isEmpty { parts.append(escaped(name, AccountPath.kind(of: path))) }
        return parts.joined(separator: ":")
    }

    /// The path of an account that `name` has named; nil for any other.
    static func path(_ account: String) -> String? {
        for kind in Account.Kind.allCases {
            let known = name(kind.path)
            if account == known { return kind.path }
            guard account.hasPrefix("\(known):") else { continue }
            let part = Array(account.utf8.dropFirst(known.utf8.count + 1))
            guard let name = unescaped(part, kind) else { return nil }
            return "\(kind.path):\(name)"
        }
        return nil
    }

    // MARK: - Kinds

    private static func root(_ part: String) -> String {
        switch part {
        case "asset": "Assets"
        case "liability": "Liabilities"
        case "equity": "Equity"
        case "revenue", "income": "Income"
        default: "Expenses"
        }
    }

    private static func capitalised(_ part: String) -> String {
        part.prefix(1).uppercased() + part.dropFirst()
    }

    /// Whether names of the kind begin with a small letter as a rule.
    private static func isSmall(_ kind: Account.Kind?) -> Bool {
        switch kind {
        case .commission, .rebate, .marketing, .withholding: true
        default: false
        }
    }

    // MARK: - Names

    private static let mark = Array("X-".utf8)

    private static func escaped(_ name: String, _ kind: Account.Kind?) -> String {
        let bytes = Array(name.utf8)
        let whole = escaped(bytes)
        guard let first = bytes.first, keepsToRule(first, kind) else {
            return String(decoding: mark + whole, as: UTF8.self)
        }
        let capital = isLower(first) ? first - 0x20 : first
        let natural = [capital] + whole.dropFirst()
        let isTaken = natural.starts(with: mark)
        return String(decoding: isTaken ? mark + whole : natural, as: UTF8.self)
    }

    private static func escaped(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            let isBeforeX = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "x")
            if isLetter(byte) || isDigit(byte) || (byte == dash && !isBeforeX) {
                text.append(byte)
            } else {
                text += "-x\(EscapedBytes.digits(byte, isUpper: false))".utf8
            }
        }
        return text
    }

    private static func unescaped(_ part: [UInt8], _ kind: Account.Kind) -> String? {
        let isMarked = part.starts(with: mark)
        var rest = part.dropFirst(isMarked ? mark.count : 0)
        var bytes: [UInt8] = []
        while let byte = rest.first {
            let digits = rest.dropFirst(2).prefix(2)
            if rest.starts(with: "-x".utf8), digits.count == 2,
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(4)
            } else {
                bytes.append(byte)
                rest = rest.dropFirst()
            }
        }
        guard let first = bytes.first else { return nil }
        if !isMarked, isSmall(kind), isLetter(first) { bytes[0] = first | 0x20 }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func keepsToRule(_ first: UInt8, _ kind: Account.Kind?) -> Bool {
        isDigit(first) || (isLetter(first) && isLower(first) == isSmall(kind))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
