/// Compares two messages of one shape field by field, where their bytes lie.
enum DifferenceFinder {
    static func difference(
        _ descriptor: MessageDescriptor, stated: RawSpan, recorded: RawSpan, path: String
    ) throws(WireError) -> ContentDifference? {
        var now = WireCursor(stated)
        var then = WireCursor(recorded)
        for field in descriptor.fields {
            var index = 0
            while true {
                let mine = try next(field, &now)
                let theirs = try next(field, &then)
                if mine == nil, theirs == nil { break }
                let place = "\(path).\(field.name)" + (field.isUnpackedList ? "[\(index)]" : "")
                let difference = try difference(
                    field, slice(stated, mine), slice(recorded, theirs), place)
                if let difference { return difference }
                index += 1
            }
        }
        return nil
    }

    /// Where the content of the field's next value lies; nil where there is none.
    private static func next(
        _ field: FieldDescriptor, _ cursor: inout WireCursor
    ) throws(WireError) -> Range<Int>? {
        let isNumber = field.kind.isNumber && field.label != .repeated
        guard cursor.take(UInt8(field.number), isNumber ? .varint : .bytes) else { return nil }
        if isNumber {
            let start = cursor.at
            _ = try cursor.varint()
            return start..<cursor.at
        }
        let count = try cursor.blob().byteCount
        return cursor.at - count..<cursor.at
    }

    @_lifetime(copy bytes)
    private static func slice(_ bytes: RawSpan, _ range: Range<Int>?) -> RawSpan? {
        guard let range else { return nil }
        return bytes.extracting(range)
    }

    private static func difference(
        _ field: FieldDescriptor, _ stated: RawSpan?, _ recorded: RawSpan?, _ path: String
    ) throws(WireError) -> ContentDifference? {
        if let stated, let recorded {
            if stated.isEqual(to: recorded) { return nil }
            // A digest of zeros is left to the book, which has filled it in.
            if field.name == "digest", stated.isZero { return nil }
            if case .message(let descriptor) = field.kind {
                return try difference(descriptor, stated: stated, recorded: recorded, path: path)
            }
        }
        return ContentDifference(
            path: path, recorded: try shown(field, recorded), stated: try shown(field, stated))
    }

    /// The value as JSON; empty where there is none.
    private static func shown(
        _ field: FieldDescriptor, _ bytes: RawSpan?
    ) throws(WireError) -> String {
        var json = JSONWriter()
        guard let bytes else {
            guard field.label == .required, field.kind.hasZero else { return "" }
            try PayloadPrinter.number(field, 0, into: &json)
            return json.text
        }
        guard field.kind.isNumber else {
            try PayloadPrinter.content(field, bytes, into: &json)
            return json.text
        }
        var numbers = WireCursor(bytes)
        if field.label == .repeated { json.beginArray() }
        while !numbers.isAtEnd {
            try PayloadPrinter.number(field, try numbers.varint(), into: &json)
        }
        if field.label == .repeated { json.endArray() }
        return json.text
    }
}

extension FieldDescriptor {
    /// Whether each element is a field of its own on the wire.
    fileprivate var isUnpackedList: Bool { label == .repeated && !kind.isNumber }
}

extension RawSpan {
    fileprivate func isEqual(to other: RawSpan) -> Bool {
        byteCount == other.byteCount
            && withUnsafeBytes { mine in
                other.withUnsafeBytes { theirs in mine.elementsEqual(theirs) }
            }
    }

    fileprivate var isZero: Bool { withUnsafeBytes { $0.allSatisfy { $0 == 0 } } }
}
