/// A customer's internet domain in the form in which domains are compared (rules.md section 8).
package enum CustomerDomain {
    /// Lower case, without scheme, user, port, path, `www.` and a final full stop; IDNA names are
    /// left as they are. Nil where nothing remains or where anyone may have an address there.
    ///
    /// - Complexity: O(n) for a text of n bytes.
    package static func normalise(_ text: String) -> String? {
        let host = host(of: text)
        guard !host.isEmpty, host.utf8.count <= CustomerName.limit else { return nil }
        return FreeMail.domains.contains(host) ? nil : host
    }

    private static func host(of text: String) -> String {
        var rest = Substring(text.lowercased()).trimmed
        if let scheme = rest.range(ofScheme: "://") {
            rest = rest[scheme...]
        } else if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
        } else if rest.hasPrefix("mailto:") {
            rest = rest.dropFirst("mailto:".count)
        }
        rest = rest.prefix { !"/?#\\".contains($0) }
        if let user = rest.lastIndex(of: "@") { rest = rest[rest.index(after: user)...] }
        if let port = rest.lastIndex(of: ":"), isPort(rest[rest.index(after: port)...]) {
            rest = rest[..<port]
        }
        rest = rest.trimmed
        while rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
        while rest.hasSuffix(".") { rest.removeLast() }
        return String(rest)
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

extension Substring {
    /// Without white space at both ends.
    fileprivate var trimmed: Substring {
        var rest = drop(while: \.isWhitespace)
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return rest
    }

    /// Where the text goes on after the first `separator`, if only a scheme's characters (letters,
    /// digits, `+`, `-`, `.`) stand before it.
    fileprivate func range(ofScheme separator: String) -> Index? {
        let scheme = prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
        guard !scheme.isEmpty, self[scheme.endIndex...].hasPrefix(separator) else { return nil }
        return index(scheme.endIndex, offsetBy: separator.count)
    }
}
