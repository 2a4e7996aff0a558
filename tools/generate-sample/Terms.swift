/// Terms of the sample's rule files that dates in the export must agree with.
enum Terms {
    static let protectionDays = 90
    static let extensionDays = 30
    static let appealDays = 30
    static let respondDays = 14
}
