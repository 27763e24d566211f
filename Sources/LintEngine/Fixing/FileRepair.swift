internal import Diagnostics
package import KubernetesFacts
internal import ManifestTree

/// Applies the repairs of findings to a manifest file.
///
/// Every change is proven: the new file is parsed again and must have the same content except for the repaired values,
/// and the API server must not reject anything that it accepted before. Other changes are discarded.
package struct FileRepair: Sendable {
  /// The repaired file.
  package private(set) var bytes: [UInt8]
  /// The changes in the order in which they were made, one for each repaired finding.
  package private(set) var changes: [RepairedFinding] = []
  /// The number of repaired findings.
  package var count: Int { changes.count }
  /// The schema of the target Kubernetes version.
  private let schema: SchemaTable

  /// A pending change to an object.
  private struct Task {
    let object: Int
    let finding: Finding
    let repair: Repair
    var path: NodePath { finding.path }
  }

  /// Applies the repairs of a file's findings.
  /// - Parameters:
  ///   - bytes: the file's content, valid YAML or JSON.
  ///   - file: the file's path in the findings' positions.
  ///   - findings: the findings; those without a repair, or of other files, are ignored.
  ///   - version: the Kubernetes version of the manifests.
  package init(
    _ bytes: [UInt8], at file: String, for findings: [Finding], in version: KubernetesVersion = .newest
  ) {
    self.bytes = bytes
    schema = SchemaTable.kubernetes(version) ?? .newest
    let objects = ManifestReader.read(bytes, from: file, of: .review).objects
    var numbers: [ObjectIdentity: [Int]] = [:]
    for (number, object) in objects.enumerated() { numbers[object.identity, default: []].append(number) }
    var tasks = findings.compactMap { finding -> Task? in
      guard let repair = finding.repair, finding.location.file == file else { return nil }
      let number = numbers[finding.object]?.first {
        objects[$0].origin.valueLocation(of: finding.path) == finding.location
      }
      return number.map { Task(object: $0, finding: finding, repair: repair) }
    }
    // Repairs of the same position are applied in the next round.
    while !tasks.isEmpty, let rest = round(of: tasks, file: file), rest.count < tasks.count { tasks = rest }
  }

  /// Applies all changes that do not overlap; returns the remaining tasks, or nil if none could be applied.
  private mutating func round(of tasks: [Task], file: String) -> [Task]? {
    let objects = ManifestReader.read(bytes, from: file, of: .review).objects
    let text = ManifestText(bytes)
    var chosen: [(edit: TextEdit, task: Task)] = []
    var rest: [Task] = []
    let planned = tasks.compactMap { plan($0, objects, text) }
      .sorted { $0.edit.range.lowerBound < $1.edit.range.lowerBound }
    for plan in planned {
      if let last = chosen.last, plan.edit.range.lowerBound <= last.edit.range.upperBound {
        rest.append(plan.task)
      } else {
        chosen.append(plan)
      }
    }
    if apply(chosen, to: objects, file: file) { return rest }
    // One of the changes is not valid, so they are tried one by one.
    var isChanged = false
    for earlier in chosen.prefix(Self.singleLimit) {
      let objects = ManifestReader.read(bytes, from: file, of: .review).objects
      if let plan = plan(earlier.task, objects, ManifestText(bytes)), apply([plan], to: objects, file: file) {
        isChanged = true
      }
    }
    return isChanged ? rest : nil
  }

  private func plan(_ task: Task, _ objects: [Object], _ text: ManifestText) -> (edit: TextEdit, task: Task)?
  {
    guard objects.indices.contains(task.object) else { return nil }
    let editing = RepairEdit(text: text, object: objects[task.object])
    guard let repair = editing.resolved(task.repair, at: task.path),
      let edit = editing.edit(for: repair, at: task.path)
    else { return nil }
    return (edit, Task(object: task.object, finding: task.finding, repair: repair))
  }

  /// Whether the API server rejects something in an object that it accepted before the change.
  private func isRejected(_ changed: Node, after old: Node) -> Bool {
    let faults = Validator.faults(of: changed, in: schema.version)
    if !faults.isEmpty, !faults.added(to: Validator.faults(of: old, in: schema.version)).isEmpty {
      return true
    }
    let issues = schema.validate(changed)
    return !issues.isEmpty && !Set(issues.map(\.path)).isSubset(of: schema.validate(old).map(\.path))
  }

  /// The maximum number of changes that are tried one by one if applying all at once failed.
  private static let singleLimit = 200

  private mutating func apply(
    _ chosen: [(edit: TextEdit, task: Task)], to objects: [Object], file: String
  ) -> Bool {
    guard !chosen.isEmpty else { return false }
    var expected = objects.map(\.node)
    for (_, task) in chosen {
      guard let node = expected[task.object].applying(task.repair, at: task.path) else { return false }
      expected[task.object] = node
    }
    for object in Set(chosen.map(\.task.object))
    where isRejected(expected[object], after: objects[object].node) {
      return false
    }
    let changed = bytes.applying(chosen.map(\.edit))
    let read = ManifestReader.read(changed, from: file, of: .review)
    guard read.diagnostics.isEmpty, read.objects.map(\.node) == expected else { return false }
    bytes = changed
    changes += chosen.map { RepairedFinding(finding: $0.task.finding, repair: $0.task.repair) }
    return true
  }
}
