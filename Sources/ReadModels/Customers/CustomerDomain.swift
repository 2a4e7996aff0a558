/// A customer's internet domain in the form in which domains are compared (rules.md section 8).
package enum CustomerDomain {
    /// Lower case, without scheme, user, port, path, `www.` and a final full stop; IDNA names are
    /// left as they are. Nil where nothing remains or where anyone may have an address there.
    ///
    /// - Complexity: O(n) for a text of n bytes.
    package static func normalise(_ text: String) -> String? {
        let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
        var lower = isASCII ? text : text.lowercased()
        let host = lower.withUTF8 { utf8 in
            var host = Host(utf8)
            host.removeScheme()
            host.removePath()
            host.removeUserAndPort()
            return host.name
        }
        guard !host.isEmpty, host.utf8.count <= CustomerName.limit else { return nil }
        return FreeMail.domains.contains(host) ? nil : host
    }
}

/// The part of an address that is left to look at.
private struct Host {
    private let utf8: UnsafeBufferPointer<UInt8>
    private var start: Int
    private var end: Int

    init(_ utf8: UnsafeBufferPointer<UInt8>) {
        self.utf8 = utf8
        start = 0
        end = utf8.count
        trim()
    }

    /// The name of the host, ASCII letters in lower case.
    var name: String {
        var rest = self
        while rest.begins(with: "www.") { rest.start += 4 }
        while rest.end > rest.start, utf8[rest.end - 1] == UInt8(ascii: ".") { rest.end -= 1 }
        let lower = utf8[rest.start..<rest.end].map(Self.lower)
        return String(decoding: lower, as: UTF8.self)
    }

    /// Removes what stands before `://`, if only a scheme's characters do, or before `mailto:`.
    mutating func removeScheme() {
        var index = start
        while index < end, Self.isOfScheme(utf8[index]) { index += 1 }
        let rest = UnsafeBufferPointer(rebasing: utf8[index..<end])
        if rest.starts(with: "://".utf8), index > start {
            start = index + 3
        } else if begins(with: "//") {
            start += 2
        } else if begins(with: "mailto:") {
            start += 7
        }
    }

    /// Removes the path, the query or the fragment.
    mutating func removePath() {
        let stops = "/?#\\".utf8
        end = utf8[start..<end].firstIndex { stops.contains($0) } ?? end
    }

    mutating func removeUserAndPort() {
        let user = utf8[start..<end].lastIndex(of: UInt8(ascii: "@"))
        start = user.map { $0 + 1 } ?? start
        if let colon = utf8[start..<end].lastIndex(of: UInt8(ascii: ":")),
            utf8[(colon + 1)..<end].allSatisfy(Self.isDigit)
        {
            end = colon
        }
        trim()
    }

    private mutating func trim() {
        while start < end, utf8[start] <= UInt8(ascii: " ") { start += 1 }
        while end > start, utf8[end - 1] <= UInt8(ascii: " ") { end -= 1 }
    }

    private func begins(with prefix: StaticString) -> Bool {
        prefix.withUTF8Buffer { prefix in
            end - start >= prefix.count
                && utf8[start..<(start + prefix.count)].lazy.map(Self.lower).elementsEqual(prefix)
        }
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// A letter, a digit, `+`, `-` or `.` (RFC 3986, section 3.1).
    private static func isOfScheme(_ byte: UInt8) -> Bool {
        let letter = lower(byte)
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) || isDigit(byte)
            || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
}
