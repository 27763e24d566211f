/// The maximum length of a report on a web page: GitHub rejects comments of 65,536 characters and more.
package enum ReportLimit {
  /// Less than the maximum, to leave space for the text around the report.
  private static let characters = 64_000

  /// A part of a report.
  package struct Entry {
    /// The priority; 0 is the highest.
    package var rank: Int
    /// The length in UTF-16 code units, as GitHub counts them.
    package var length: Int
    /// The section that contains it, and the length that the section adds.
    package var section = 0
    package var sectionLength = 0

    package init(rank: Int, length: Int, section: Int = 0, sectionLength: Int = 0) {
      (self.rank, self.length) = (rank, length)
      (self.section, self.sectionLength) = (section, sectionLength)
    }
  }

  /// The indices of the parts that fit into the limit: those with the highest priority, in order.
  package static func indices(of parts: [Entry], besides reserved: Int = 0) -> [Int] {
    var rest = characters - reserved
    var (kept, sections): (Set<Int>, Set<Int>) = ([], [])
    for index in parts.indices.sorted(by: { (parts[$0].rank, $0) < (parts[$1].rank, $1) }) {
      let part = parts[index]
      let length = part.length + (sections.contains(part.section) ? 0 : part.sectionLength)
      guard length <= rest else { continue }
      rest -= length
      kept.insert(index)
      sections.insert(part.section)
    }
    return parts.indices.filter(kept.contains)
  }

  /// The sentence with the number of omitted parts.
  static func remainder(_ count: Int) -> String {
    "\(count) more \(count == 1 ? "difference is" : "differences are") not shown, because the report would be too long; "
      + "--format text shows all"
  }
}

extension Difference {
  /// The priority of the difference: 0 for the most severe kind.
  var rank: Int { Kind.allCases.firstIndex(of: kind) ?? Kind.allCases.count }
}
