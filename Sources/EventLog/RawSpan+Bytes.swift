extension RawSpan {
    /// A copy of the bytes.
    var copied: [UInt8] {
        withUnsafeBytes { [UInt8]($0) }
    }

    /// Whether the first bytes are `prefix`.
    func begins(with prefix: [UInt8]) -> Bool {
        byteCount >= prefix.count
            && withUnsafeBytes { $0.starts(with: prefix) }
    }

    /// Whether no byte is above 127: then it is UTF-8 without a look at how bytes follow each other.
    var isASCII: Bool {
        var offset = 0
        while offset + 8 <= byteCount {
            let word = unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
            if word & 0x8080_8080_8080_8080 != 0 { return false }
            offset += 8
        }
        while offset < byteCount {
            if unsafeLoad(fromByteOffset: offset, as: UInt8.self) > 0x7F { return false }
            offset += 1
        }
        return true
    }
}
