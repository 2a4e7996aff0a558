import Events
import Projections

/// How a partner is paid, but for the account, which is with the partner's texts.
package struct PayoutProfile: TableRow, Equatable {
    package var method: PayoutMethod
    package var taxForm: TaxForm
    package var isTaxIDOnFile: Bool
    package var state: PayoutProfileState

    package init(
        method: PayoutMethod, taxForm: TaxForm, isTaxIDOnFile: Bool, state: PayoutProfileState
    ) {
        self.method = method
        self.taxForm = taxForm
        self.isTaxIDOnFile = isTaxIDOnFile
        self.state = state
    }

    /// Whether it may be paid.
    package var isComplete: Bool { state == .complete }

    package func encode(into writer: inout RowWriter) {
        writer.put(method.rawValue)
        writer.put(taxForm.rawValue)
        writer.put(isTaxIDOnFile)
        writer.put(state.rawValue)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        method = try reader.named()
        taxForm = try reader.named()
        isTaxIDOnFile = try reader.flag()
        state = try reader.named()
    }
}

extension RowReader {
    /// Reads the byte of a value of one of the catalogue's closed lists.
    mutating func named<Value: NamedValue>(_ type: Value.Type = Value.self) throws(RowError)
        -> Value
    {
        guard let value = Value(rawValue: try integer()) else { throw RowError(offset: 0) }
        return value
    }
}
