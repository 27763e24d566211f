internal import Diagnostics
package import KubernetesFacts
internal import ManifestTree

/// A file of manifests after the repairs of its findings.
///
/// Every change is proved: the new text is read again and must say what the old one said, but for the repaired values, and
/// the API server must not reject anything in the object that it accepted before.
/// What cannot be changed so stays as it is.
package struct FileRepair: Sendable {
  /// The repaired text.
  package private(set) var bytes: [UInt8]
  /// How many findings were repaired.
  package private(set) var count = 0
  /// The schema of the Kubernetes version whose API server must accept the repaired objects.
  private let schema: SchemaTable

  /// A change that an object of the file still needs.
  private struct Task {
    let object: Int
    let path: NodePath
    let repair: Repair
  }

  /// Repairs what findings of a file say how to repair.
  /// - Parameters:
  ///   - bytes: the file's text, sound YAML or JSON.
  ///   - file: the path that the findings' places name.
  ///   - findings: those of the file; the ones without a repair, or of other files, count for nothing.
  ///   - version: the Kubernetes version that the manifests are for.
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
      return number.map { Task(object: $0, path: finding.path, repair: repair) }
    }
    // Repairs that would write at the same place wait for the next round.
    while !tasks.isEmpty, let rest = round(of: tasks, file: file), rest.count < tasks.count { tasks = rest }
  }

  /// Makes as many changes as have places of their own; the tasks that are left, or nil if none could be done.
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
    // One of them is not what it should be: the others go one by one.
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
    return (edit, Task(object: task.object, path: task.path, repair: repair))
  }

  /// Whether the API server rejects something in an object that it did not reject before the change.
  private func isRejected(_ changed: Node, after old: Node) -> Bool {
    let faults = Validator.faults(of: changed, in: schema.version)
    if !faults.isEmpty, !faults.added(to: Validator.faults(of: old, in: schema.version)).isEmpty {
      return true
    }
    let issues = schema.validate(changed)
    return !issues.isEmpty && !Set(issues.map(\.path)).isSubset(of: schema.validate(old).map(\.path))
  }

  /// How many changes are tried one by one where all at once did not do.
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
    count += chosen.count
    return true
  }
}
