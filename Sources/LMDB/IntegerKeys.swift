/// A 64-bit integer as a key: its bytes, highest first, so that keys are ordered as the integers.
///
/// Lives on the stack: `Key64(position).bytes` allocates nothing.
@usableFromInline
package struct Key64: Sendable {
    @usableFromInline var storage: InlineArray<8, UInt8>

    /// The key of `integer`.
    @inlinable
    package init(_ integer: UInt64) {
        storage = unsafeBitCast(integer.bigEndian, to: InlineArray<8, UInt8>.self)
    }

    /// The key's 8 bytes.
    @inlinable
    package var bytes: RawSpan {
        @_lifetime(borrow self)
        get { storage.span.bytes }
    }
}

/// A 32-bit integer as a key: its bytes, highest first, so that keys are ordered as the integers.
///
/// Lives on the stack: `Key32(number).bytes` allocates nothing.
@usableFromInline
package struct Key32: Sendable {
    @usableFromInline var storage: InlineArray<4, UInt8>

    /// The key of `integer`.
    @inlinable
    package init(_ integer: UInt32) {
        storage = unsafeBitCast(integer.bigEndian, to: InlineArray<4, UInt8>.self)
    }

    /// The key's 4 bytes.
    @inlinable
    package var bytes: RawSpan {
        @_lifetime(borrow self)
        get { storage.span.bytes }
    }
}

extension RawSpan {
    /// The big-endian integer at `offset`, as ``Key64`` and ``Key32`` write it.
    ///
    /// - Precondition: the span has that many bytes from `offset` on.
    @inlinable
    package func bigEndian<Integer: FixedWidthInteger & BitwiseCopyable>(
        _ type: Integer.Type = Integer.self, at offset: Int = 0
    ) -> Integer {
        Integer(bigEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: Integer.self))
    }

    /// The little-endian integer at `offset`; values are aligned to 2 bytes at best.
    ///
    /// - Precondition: the span has that many bytes from `offset` on.
    @inlinable
    package func littleEndian<Integer: FixedWidthInteger & BitwiseCopyable>(
        _ type: Integer.Type = Integer.self, at offset: Int = 0
    ) -> Integer {
        Integer(littleEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: Integer.self))
    }
}
