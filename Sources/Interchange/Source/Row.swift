/// One row of a source: its fields as byte ranges into a buffer that the reader uses again.
///
/// A row is overwritten when the next one is read; what is to be kept has to be copied out.
package struct Row {
    /// The bytes that were read, the row's among them.
    var window: [UInt8] = []
    /// Where the row's bytes lie in `window`, its line break not counted.
    package internal(set) var range = 0..<0
    /// The row's fields in the order of the columns.
    var fields = FieldList()
    /// The line on which the row begins, from 1.
    package internal(set) var line = 0
    /// Where the row begins in the file, in bytes from 0.
    package internal(set) var offset = 0

    /// How many fields the row has.
    package var count: Int { fields.ranges.count }

    /// The row as it stands in the file, without its line break.
    package var raw: [UInt8] { Array(window[range]) }

    /// Where the row lies in its file.
    package var location: RowLocation {
        RowLocation(line: line, offset: offset, length: range.count)
    }

    /// Whether field `index` has no bytes. A field that the row does not have is empty.
    package func isEmpty(_ index: Int) -> Bool {
        index >= fields.ranges.count || fields.ranges[index].isEmpty
    }

    /// Appends the bytes of field `index` to `output`; nothing where the row does not have it.
    @inline(__always)
    package func append(_ index: Int, to output: inout [UInt8]) {
        guard index < fields.ranges.count else { return }
        let field = fields.ranges[index]
        if field.isUnquoted {
            output.append(contentsOf: fields.unquoted[field.range])
        } else {
            output.append(contentsOf: window[field.range])
        }
    }

    /// The bytes of field `index`, as a copy.
    package func bytes(_ index: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        append(index, to: &bytes)
        return bytes
    }

    /// Field `index` as text.
    package func text(_ index: Int) -> String {
        String(decoding: bytes(index), as: UTF8.self)
    }
}

/// Where a row lies in its file, enough to read it again unchanged.
package struct RowLocation: Equatable, Sendable {
    /// The line on which it begins, from 1.
    package let line: Int
    /// Its first byte, from 0.
    package let offset: Int
    /// Its bytes, without its line break.
    package let length: Int

    package init(line: Int, offset: Int, length: Int) {
        self.line = line
        self.offset = offset
        self.length = length
    }
}
