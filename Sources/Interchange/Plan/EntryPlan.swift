/// One entry of `events`: rows of a file that become events of one type.
///
/// A class, as every row is put through it: a value of this size would be copied each time.
final class EntryPlan: Sendable {
    /// Index into ``ImportPlan/files``; nil for an entry that is one event by itself.
    let file: Int?
    let type: String
    /// The entry holds for a row where all conditions of any of these lists do.
    let conditions: [[RowCondition]]
    let otherwise: Otherwise
    let on: Template
    let at: Template?
    let id: Template
    /// `,"actor":…,"reason":…,"correlation":…` as members; what is empty is left out.
    let envelope: [PlanValue.Member]
    let data: PlanValue
    /// Rows that agree in all of these become one event; nil for an event a row.
    let groupBy: [Template]?
    let join: JoinPlan?
    let place: PlanPlace

    init(
        file: Int?, type: String, conditions: [[RowCondition]], otherwise: Otherwise, on: Template,
        at: Template?, id: Template, envelope: [PlanValue.Member], data: PlanValue,
        groupBy: [Template]?, join: JoinPlan?, place: PlanPlace
    ) {
        self.file = file
        self.type = type
        self.conditions = conditions
        self.otherwise = otherwise
        self.on = on
        self.at = at
        self.id = id
        self.envelope = envelope
        self.data = data
        self.groupBy = groupBy
        self.join = join
        self.place = place
    }

    /// What becomes of a row for which the conditions do not hold.
    enum Otherwise: Sendable, Equatable {
        case skip
        case reject(String)
    }
}

/// One event for every row of a table that has the key.
struct JoinPlan: Sendable {
    /// Index into ``ImportPlan/tables``.
    let table: Int
    let key: Template
    /// What becomes of a row whose key the table does not have.
    let otherwise: EntryPlan.Otherwise
}
