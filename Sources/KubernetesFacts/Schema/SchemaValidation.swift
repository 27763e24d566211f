import Diagnostics
import ManifestTree

/// Traverses a value together with its schema.
struct SchemaValidation {
  let table: SchemaTable
  /// Whether the value is a patch, in which required fields can be missing, and null removes a field.
  let isPatch: Bool
  var path: NodePath
  var issues: [SchemaIssue] = []

  mutating func check(_ node: Node, as schema: ValueSchema) {
    switch (schema.type, node) {
    case (.any, _), (.anyObject, .map): break
    case (.object(let reference), .map(let map)):
      table.unretainedObject(reference)._withUnsafeGuaranteedRef { check(map, as: $0) }
    case (.map(let value), .map(let map)):
      checkCount(map.count, schema)
      for entry in map where entry.value != .null {
        check(entry.value, as: value, at: .key(entry.key))
      }
    case (.list(let element, let type), .list(let list)):
      checkCount(list.count, schema)
      for (index, node) in list.enumerated() {
        check(node, as: element, at: .index(index))
      }
      checkElements(list, type, element)
    default: checkScalar(node, as: schema)
    }
  }

  private mutating func check(_ node: Node, as schema: ValueSchema, at step: NodePath.Step) {
    path.steps.append(step)
    check(node, as: schema)
    path.steps.removeLast()
  }

  private mutating func check(_ map: NodeMap, as object: ObjectSchema) {
    map.entries.withUnsafeBufferPointer { entries in
      for index in entries.indices {
        guard let place = entries[index].key.withUTF8Bytes(object.place) else {
          checkUnknown(entries[index].key, in: map, of: object)
          continue
        }
        if object.acceptsPlainly(entries[index].value, at: place) { continue }
        let entry = entries[index]
        if entry.value != .null { check(entry.value, as: object.fields[place].value, at: .key(entry.key)) }
      }
    }
    guard !isPatch else { return }
    for field in object.requiredFields where map[field.name] ?? .null == .null { miss(field) }
    for group in object.groups { check(map, group) }
  }

  /// Checks a key that the object does not have as a field.
  private mutating func checkUnknown(_ key: String, in map: NodeMap, of object: ObjectSchema) {
    if isPatch, key == PatchDirective.key {
      checkDirective(in: map)
    } else if !object.isOpen {
      issues.append(.unknownField(key, of: object, at: path.key(key)))
    }
  }

  private mutating func checkDirective(in map: NodeMap) {
    guard PatchDirective(in: map) == nil else { return }
    issues.append(
      SchemaIssue(
        .unknownValue, at: path.key(PatchDirective.key), found: map[PatchDirective.key]?.summary ?? "null",
        expected: "delete or replace"))
  }

  private mutating func miss(_ field: FieldSchema) {
    issues.append(
      SchemaIssue(
        .missingField, at: path, found: "required field '\(field.name)' is missing",
        expected: field.value.summary))
  }

  private mutating func check(_ map: NodeMap, _ group: FieldGroup) {
    let present = group.fields.filter { map[$0] ?? .null != .null }
    let names = group.fields.quoted.listed
    let expected: String
    switch group.rule {
    case .atMostOne where present.count > 1: expected = "at most one of \(names)"
    case .exactlyOne where present.count != 1: expected = "exactly one of \(names)"
    case .atLeastOne where present.isEmpty: expected = "at least one of \(names)"
    default: return
    }
    issues.append(SchemaIssue(.fieldGroup, at: path, found: present.quoted.listed, expected: expected))
  }

  /// Reports duplicate elements, and in a patch also ambiguous ones.
  private mutating func checkElements(_ list: [Node], _ type: ListType, _ element: ValueSchema) {
    guard isPatch || list.count > 1 else { return }
    switch type {
    case .atomic: break
    case .set:
      var seen: Set<Node> = []
      for (index, node) in list.enumerated() where !seen.insert(node).inserted {
        duplicate("the same value", at: index)
      }
    case .map(let keys):
      var seen: Set<[NodePath.Selector]> = []
      for (index, node) in list.enumerated() {
        if let selectors = table.selectors(of: node, keys: keys, as: element) {
          guard !seen.insert(selectors).inserted else { continue }
          duplicate(selectors.map { "'\($0.key)' '\($0.value)'" }.joined(separator: " and "), at: index)
        } else if isPatch, case .map(let map) = node, map[PatchDirective.key] == nil {
          issues.append(
            SchemaIssue(
              .missingField, at: path.index(index),
              found:
                "the list element has no '\(keys.joined(separator: "' or '"))', which identifies the element to merge",
              expected: "the key of the element to merge"))
        }
      }
    }
  }

  private mutating func duplicate(_ identity: String, at index: Int) {
    issues.append(
      SchemaIssue(
        .duplicate, at: path.index(index), found: "a second element with \(identity)", expected: "only one"))
  }
}
