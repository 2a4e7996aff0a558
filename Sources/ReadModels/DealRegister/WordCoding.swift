import Projections

// How the words of closed lists lie in a row: a byte each, 0 for none.

extension RowWriter {
    package mutating func put<Word: RawRepresentable>(word: Word?) where Word.RawValue == UInt8 {
        put(word?.rawValue ?? 0)
    }
}

extension RowReader {
    /// Reads a word that may be absent.
    package mutating func optionalWord<Word: RawRepresentable>(
        _ type: Word.Type = Word.self
    ) throws(RowError) -> Word? where Word.RawValue == UInt8 {
        let raw = try integer(UInt8.self)
        guard raw != 0 else { return nil }
        guard let word = Word(rawValue: raw) else { throw RowError(offset: 0) }
        return word
    }

    /// Reads a word that every row has.
    package mutating func word<Word: RawRepresentable>(
        _ type: Word.Type = Word.self
    ) throws(RowError) -> Word where Word.RawValue == UInt8 {
        guard let word = try optionalWord(Word.self) else { throw RowError(offset: 0) }
        return word
    }
}
