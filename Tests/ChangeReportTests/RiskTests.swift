import ChangeReport
import Testing

/// The risks with which changes are marked.
@Suite struct RiskTests {
  @Test(arguments: FieldEdit.all)
  func `an edit of one field has exactly its risks`(edit: FieldEdit) throws {
    let yaml = edit.object.yaml
    try #require(yaml.contains(edit.old), "the edit does not apply")
    let rest = edit.others.map { "---\n\($0.yaml)" }.joined()
    let edited = yaml.replacing(edit.old, with: edit.new, maxReplacements: 1)
    let changes = try Comparison.of(yaml + rest, edited + rest)
    let found = Set(changes.entries.flatMap(\.marks).map(\.risk))
    #expect(found == Set(edit.risks), "\(changes.entries.flatMap(\.marks).map(\.reason))")
  }

  @Test func `the table has at least 60 edits`() {
    #expect(FieldEdit.all.count >= 60)
  }

  @Test(arguments: EditedObject.allCases)
  func `an object without a change has no risks`(object: EditedObject) throws {
    #expect(try Comparison.of(object.yaml, object.yaml).entries.isEmpty)
  }
}
