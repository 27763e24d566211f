package import Diagnostics
package import KubernetesFacts
package import ManifestTree

/// Compares two versions of a declared object by meaning, in the form that the API server would store.
package struct ObjectComparison: Sendable {
  private let table: SchemaTable
  private let definitions: CustomDefinitions

  /// - Parameter objects: the objects whose CustomResourceDefinitions describe custom kinds, the newest first.
  package init(definitionsAmong objects: some Sequence<Object>, table: SchemaTable = .newest) {
    self.table = table
    definitions = CustomDefinitions(among: objects)
  }

  /// The values that differ between two versions of an object, as written, in the order of the new version.
  ///
  /// A default that appears or disappears only because another field changed is not listed.
  package func differences(from old: Object, to new: Object) -> [ObjectDifference] {
    guard old.node != new.node else { return [] }
    let (left, right) = (ServerConversion.of(new), ServerConversion.of(old))
    let schema = SchemaCursor(
      of: right.identity.version == left.identity.version ? left.identity : right.identity, in: table,
      definitions)
    let (written, liveWritten) = (left.node.asDeclared, right.node.asDeclared)
    var comparison = TreeComparison(
      explains: true, namespace: left.identity.namespace ?? right.identity.namespace, isBetweenManifests: true
    )
    comparison.compare(
      TreeComparison.Place(
        path: NodePath(), written: written, expected: StoredForm.of(written, as: schema),
        live: StoredForm.of(liveWritten, as: schema), liveWritten: liveWritten, schema: schema))
    return comparison.changes.compactMap { difference(for: $0, left, right, writtenAs: new, old) }
  }

  private func difference(
    for change: Change, _ new: Object, _ old: Object, writtenAs newWritten: Object, _ oldWritten: Object
  ) -> ObjectDifference? {
    var difference = ObjectDifference(path: change.path, old: change.liveWritten, new: change.declared)
    switch change.nature {
    case .same(.setOrder): difference.nature = .insignificantOrder
    case .same: return nil
    case .order:
      difference.nature = .order
      difference.old = change.live
    case .value:
      difference.old = difference.old == .null ? nil : difference.old
      difference.new = difference.new == .null ? nil : difference.new
      guard difference.old != nil || difference.new != nil else { return nil }
      difference.oldDefault = difference.old == nil ? change.live : nil
      difference.newDefault = difference.new == nil ? change.expected : nil
    }
    let inNew = difference.new != nil || difference.nature != .value
    let written = ServerConversion.writtenPath(of: change.path, in: inNew ? newWritten : oldWritten)
    difference.location = (inNew ? newWritten : oldWritten).origin.location(of: written)
    difference.isImmutable =
      ConsequenceRules.consequence(of: change, new, old) == .recreation && difference.nature == .value
    difference.refusal = refusal(of: change, new, old)
    difference.sideEffect = ConsequenceRules.sideEffect(of: change, new, old)
    return difference
  }

  /// Why an apply of the new version to the old one fails; nil if it does not fail.
  ///
  /// The apply removes what the old version declared, such as ports of a Service. Only defaults can be left over.
  private func refusal(of change: Change, _ new: Object, _ old: Object) -> Consequence? {
    guard ConsequenceRules.refusal(of: change, new, old) == .refusedWithRollingUpdate else { return nil }
    let strategy = old.node["spec"]?["strategy"] ?? old.node["spec"]?["updateStrategy"]
    return strategy?["rollingUpdate"] == nil ? .refusedWithRollingUpdate : nil
  }
}

/// A value that differs between two versions of an object.
package struct ObjectDifference: Sendable {
  /// The path in the object.
  package var path: NodePath
  /// The old value as written, or the names of the old elements if only their order differs; nil if it was not set.
  package var old: Node?
  /// The new value as written, or the names of the new elements if only their order differs; nil if it is not set.
  package var new: Node?
  /// The default that applied to the old object if it did not set the value.
  package var oldDefault: Node?
  /// The default that applies to the new object if it does not set the value.
  package var newDefault: Node?
  /// The position of the new value, or of the old one if it is removed.
  package var location: FileLocation?
  /// What differs: the value, or only the order of elements.
  package var nature = Nature.value
  /// Whether the field cannot be changed after the object is created.
  package var isImmutable = false
  /// Why the API server rejects an apply of the new version to the old object; nil if it accepts it.
  package var refusal: Consequence?
  /// An additional consequence of the change.
  package var sideEffect: SideEffect?

  package enum Nature: Sendable, Hashable {
    /// The value differs.
    case value
    /// Only the order of elements differs, and it matters.
    case order
    /// Only the order of elements differs, which does not change the meaning.
    case insignificantOrder
  }
}

extension Node {
  /// The object without its version, and without the fields that the server writes and an apply ignores.
  fileprivate var asDeclared: Node {
    guard case .map(let map) = self else { return self }
    return .map(
      NodeMap(
        uniqueEntries: map.compactMap { entry in
          switch entry.key {
          case "apiVersion", "kind", "status": nil
          case "metadata": NodeMap.Entry(entry.key, entry.value.asDeclaredMetadata)
          default: entry
          }
        }))
  }

  private var asDeclaredMetadata: Node {
    guard case .map(var map) = self else { return self }
    for field in SuppressionRule.serverMetadataFields where map[field] != nil { map[field] = nil }
    if case .map(var annotations)? = map["annotations"], annotations[LastApplied.annotationName] != nil {
      annotations[LastApplied.annotationName] = nil
      map["annotations"] = .map(annotations)
    }
    return .map(map)
  }
}
