import ChartParameters
import ManifestTree

extension Template {
  /// The template as a literal, if it contains no parameter.
  var simplified: Template {
    switch self {
    case .map(let entries):
      var map = NodeMap()
      for entry in entries {
        guard case .pair(let key, .literal(let value), nil) = entry else { return self }
        map.append(key, value)
      }
      return .literal(.map(map))
    case .list(let items):
      var list: [Node] = []
      for item in items {
        guard case .item(.literal(let value), nil) = item else { return self }
        list.append(value)
      }
      return .literal(.list(list))
    default: return self
    }
  }

  /// The template without a condition of its entries or items, for use inside a part that has the same condition.
  func without(_ condition: Condition) -> Template {
    switch self {
    case .map(let entries):
      Template.map(
        entries.map { entry in
          if case .pair(let key, let value, let own?) = entry, own == condition {
            .pair(key, value, when: nil)
          } else {
            entry
          }
        }
      ).simplified
    case .list(let items):
      Template.list(
        items.map { item in
          if case .item(let value, let own?) = item, own == condition {
            .item(value, when: nil)
          } else {
            item
          }
        }
      ).simplified
    default: self
    }
  }

  /// The condition under which a map or list is not empty, if all of its entries are conditional.
  var conditionOfAll: Condition? {
    var conditions: [Condition] = []
    func add(_ condition: Condition) { if !conditions.contains(condition) { conditions.append(condition) } }
    switch self {
    case .map(let entries) where !entries.isEmpty:
      for entry in entries {
        switch entry {
        case .pair(_, _, let condition?): add(condition)
        case .entries(let path): add(.isFilled(path))
        case .pair(_, _, nil), .scheduling: return nil
        }
      }
    case .list(let items) where !items.isEmpty:
      for item in items {
        switch item {
        case .item(_, let condition?): add(condition)
        case .items(let path): add(.isFilled(path))
        case .item(_, nil): return nil
        }
      }
    default: return nil
    }
    return conditions.count == 1 ? conditions[0] : .any(conditions)
  }
}
