import Accounting

// Lists where their bytes lie. Each is walked with `while let element = try list.next()`; make a
// copy (`var lines = view.lines`) to walk it again. The number of elements is known beforehand.

/// A list of messages.
package struct MessageListView<Element: MessageView & ~Escapable>: ~Escapable {
    var cursor: WireCursor
    let field: UInt8
    /// How many elements the list has.
    package let count: Int

    @_lifetime(copy cursor)
    init(cursor: WireCursor, field: UInt8, count: Int) {
        self.cursor = cursor
        self.field = field
        self.count = count
    }

    /// The next element; nil after the last.
    @_lifetime(copy self)
    package mutating func next() throws(WireError) -> Element? {
        guard cursor.take(field, .bytes) else { return nil }
        return try Element(try cursor.blob())
    }
}

/// A list of texts.
package struct TextListView: ~Escapable {
    var cursor: WireCursor
    let field: UInt8
    /// How many elements the list has.
    package let count: Int

    @_lifetime(copy cursor)
    init(cursor: WireCursor, field: UInt8, count: Int) {
        self.cursor = cursor
        self.field = field
        self.count = count
    }

    /// The next element; nil after the last.
    @_lifetime(copy self)
    package mutating func next() throws(WireError) -> TextView? {
        guard cursor.take(field, .bytes) else { return nil }
        return TextView(try cursor.blob())
    }

    /// A copy as strings.
    package func strings() throws(WireError) -> [String] {
        var list = copy self
        var result: [String] = []
        result.reserveCapacity(count)
        while let text = try list.next() { result.append(try text.string()) }
        return result
    }
}

/// A list of amounts.
package struct MoneyListView: ~Escapable {
    var cursor: WireCursor
    let field: UInt8
    /// How many elements the list has.
    package let count: Int

    @_lifetime(copy cursor)
    init(cursor: WireCursor, field: UInt8, count: Int) {
        self.cursor = cursor
        self.field = field
        self.count = count
    }

    /// The next element; nil after the last.
    package mutating func next() throws(WireError) -> Money? {
        try cursor.optionalMoney(field)
    }

    /// A copy as an array.
    package func array() throws(WireError) -> [Money] {
        var list = copy self
        var result: [Money] = []
        result.reserveCapacity(count)
        while let money = try list.next() { result.append(money) }
        return result
    }
}

/// A packed list of whole numbers.
package struct NumberListView: ~Escapable {
    var cursor: WireCursor
    let field: UInt8

    @_lifetime(copy cursor)
    init(cursor: WireCursor, field: UInt8) {
        self.cursor = cursor
        self.field = field
    }

    /// The next element; nil after the last.
    package mutating func next() throws(WireError) -> UInt32? {
        guard !cursor.isAtEnd else { return nil }
        guard let value = UInt32(exactly: try cursor.varint()) else {
            throw .badValue(field: Int(field))
        }
        return value
    }

    /// A copy as an array.
    package func array() throws(WireError) -> [UInt32] {
        var list = copy self
        var result: [UInt32] = []
        while let number = try list.next() { result.append(number) }
        return result
    }
}

/// A packed list of words of a closed list.
package struct ValueListView<Value: NamedValue>: ~Escapable {
    var numbers: NumberListView

    @_lifetime(copy numbers)
    init(numbers: NumberListView) { self.numbers = numbers }

    /// The next element; nil after the last.
    package mutating func next() throws(WireError) -> Value? {
        guard let number = try numbers.next() else { return nil }
        guard let raw = UInt8(exactly: number), let value = Value(rawValue: raw) else {
            throw .badValue(field: Int(numbers.field))
        }
        return value
    }

    /// A copy as an array.
    package func array() throws(WireError) -> [Value] {
        var list = copy self
        var result: [Value] = []
        while let value = try list.next() { result.append(value) }
        return result
    }
}

extension WireCursor {
    /// Walks over the elements of a list and returns how many there are.
    private mutating func skipElements(_ field: UInt8) throws(WireError) -> Int {
        var count = 0
        while take(field, .bytes) {
            _ = try blob()
            count += 1
        }
        return count
    }

    @_lifetime(copy self)
    mutating func messages<View: MessageView & ~Escapable>(
        _ field: UInt8
    ) throws(WireError) -> MessageListView<View> {
        let start = copy self
        let count = try skipElements(field)
        return MessageListView(cursor: start, field: field, count: count)
    }

    @_lifetime(copy self)
    mutating func texts(_ field: UInt8) throws(WireError) -> TextListView {
        let start = copy self
        let count = try skipElements(field)
        return TextListView(cursor: start, field: field, count: count)
    }

    @_lifetime(copy self)
    mutating func moneys(_ field: UInt8) throws(WireError) -> MoneyListView {
        let start = copy self
        let count = try skipElements(field)
        return MoneyListView(cursor: start, field: field, count: count)
    }

    @_lifetime(copy self)
    mutating func numbers(_ field: UInt8) throws(WireError) -> NumberListView {
        guard take(field, .bytes) else {
            let nothing = bytes.extracting(unchecked: at..<at)
            return NumberListView(cursor: WireCursor(nothing), field: field)
        }
        let packed = try blob()
        guard packed.byteCount > 0 else { throw .notCanonical }
        return NumberListView(cursor: WireCursor(packed), field: field)
    }

    @_lifetime(copy self)
    mutating func values<Value: NamedValue>(
        _ field: UInt8
    ) throws(WireError) -> ValueListView<Value> {
        ValueListView(numbers: try numbers(field))
    }
}
