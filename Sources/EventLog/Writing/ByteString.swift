import Glibc

/// A text that is compared as the store compares keys: byte by byte.
///
/// `String` holds texts of different bytes for equal when they look the same ("é" as one scalar or
/// as two), and orders them so. As the name of a stream or an id of an event they are different.
struct ByteString: Hashable, Sendable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: Self, right: Self) -> Bool {
        let (mine, other) = (left.text.utf8.span, right.text.utf8.span)
        return mine.count == other.count && order(mine.bytes, other.bytes) == 0
    }

    func hash(into hasher: inout Hasher) {
        text.utf8.span.bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}

extension ByteString: Comparable {
    static func < (left: Self, right: Self) -> Bool {
        order(left.text.utf8.span.bytes, right.text.utf8.span.bytes) < 0
    }
}

/// The order of two keys: negative, zero or positive. A prefix stands before what it begins.
func order(_ left: RawSpan, _ right: RawSpan) -> Int {
    left.withUnsafeBytes { left in
        right.withUnsafeBytes { right in
            let common = min(left.count, right.count)
            if common > 0, let mine = left.baseAddress, let other = right.baseAddress {
                let order = memcmp(mine, other, common)
                if order != 0 { return Int(order) }
            }
            return left.count - right.count
        }
    }
}
