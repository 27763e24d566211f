import Synchronization

/// The schemas of a Kubernetes version and of Istio: all kinds, their fields, types, and constraints.
///
/// ```swift
/// let table = SchemaTable.newest
/// for issue in table.validate(deployment) { print(issue.path, issue.message) }
/// ```
///
/// The tables are part of the program; an object is parsed on first use. `generate.py` documents the published schemas
/// and the additions to them.
package final class SchemaTable: Sendable {
  /// The Kubernetes version.
  package let version: KubernetesVersion

  /// The table of the newest version.
  package static let newest = SchemaTable(.newest)

  private static let older = Mutex<[KubernetesVersion: SchemaTable]>([:])
  /// The parsed objects.
  ///
  /// Like the tables, they are never freed, so threads do not contend for the counts of references to them.
  private nonisolated(unsafe) let objects: UnsafeMutableBufferPointer<Atomic<Unmanaged<ObjectSchema>?>>

  private init(_ version: KubernetesVersion) {
    self.version = version
    objects = .allocate(capacity: SchemaText.objectCount)
    for number in objects.indices { objects.initializeElement(at: number, to: Atomic(nil)) }
  }

  /// The table of a version; nil if the version is unknown.
  package static func kubernetes(_ version: KubernetesVersion) -> SchemaTable? {
    guard version != .newest else { return newest }
    guard (.oldest)...(.newest) ~= version else { return nil }
    return older.withLock { tables in
      if let table = tables[version] { return table }
      let table = SchemaTable(version)
      tables[version] = table
      return table
    }
  }

  /// The schema of a kind's objects; nil if this version does not serve the kind.
  package func schema(apiVersion: String, kind: String) -> ValueSchema? {
    guard let entry = KindTable.all[apiVersion, kind], entry.isThere(in: version),
      let object = entry.object
    else { return nil }
    return ValueSchema(.object(object))
  }

  /// The fields of an object.
  package func object(_ reference: ObjectReference) -> ObjectSchema {
    unretainedObject(reference).takeUnretainedValue()
  }

  /// The fields of an object, which is parsed on first use.
  func unretainedObject(_ reference: ObjectReference) -> Unmanaged<ObjectSchema> {
    let number = reference.number
    if let parsed = objects[number].load(ordering: .acquiring) { return parsed }
    var text = SchemaText(object: number)
    let new = Unmanaged.passRetained(text.object(in: version.minor))
    let (isFirst, stored) = objects[number].compareExchange(
      expected: nil, desired: new, ordering: .acquiringAndReleasing)
    guard !isFirst, let stored else { return new }
    new.release()
    return stored
  }
}

extension SchemaText {
  /// The number of digits of an object's offset.
  private static let width = 7

  fileprivate static let objectCount = SchemaTables.offsets.utf8CodeUnitCount / width

  /// Reads the object with an index, which must not be negative.
  fileprivate init(object number: Int) {
    self.init(SchemaTables.objects, from: Self.place(of: number) ?? 0, to: Self.place(of: number + 1))
  }

  private static func place(of number: Int) -> Int? {
    var text = SchemaText(SchemaTables.offsets, from: number * width, to: (number + 1) * width)
    return text.number()
  }
}
