import FoundationEssentials
import Glibc

/// Data sets that are no part of the repository: in `DAYBOOK_DATA`, or beside the clone.
package enum DataSets {
    /// The directory that holds them; nil where they are not.
    package static let root: String? = {
        let clone = URL(filePath: #filePath).appending(path: "../../../..").standardized
        let places: [String?] = [
            getenv("DAYBOOK_DATA").map { String(cString: $0) },
            clone.appending(path: "shared/data").path,
        ]
        return places.compactMap { $0 }.first {
            FileManager.default.fileExists(atPath: $0 + "/totals/totals.json")
        }
    }()

    package static let areThere = root != nil

    /// What tests say that are skipped without them.
    package static let missing = """
        SKIPPED, NOT PASSED: the data sets of Maven and Olist are not here; \
        set DAYBOOK_DATA to the directory that holds maven_crm_sales, olist and totals
        """
}
