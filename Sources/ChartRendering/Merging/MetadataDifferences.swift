import ChartParameters
import KubernetesFacts
import ManifestTree

/// The labels or annotations of objects and pods that differ between profiles.
///
/// A label with the same values on the objects of several services is one value of the chart, and a label with the same
/// values on several objects of one service is one value of the service.
struct MetadataDifferences {
  /// The values of a key in each profile; nil for a profile without the object.
  typealias Texts = [String??]

  /// The different values of each key in each file.
  private var texts: [String: [(file: Int, texts: [Texts])]] = [:]

  /// Collects the differences.
  /// - Parameter field: `labels` or `annotations`.
  init(_ field: String, in files: [ServicePresence.File]) {
    for (number, file) in files.enumerated() where file.profiles.count > 1 {
      var nodes: [ObjectIdentity: [Node?]] = [:]
      var identities: [ObjectIdentity] = []
      for (profile, own) in file.profiles.enumerated() {
        for object in own?.objects ?? [] {
          if nodes[object.identity] == nil {
            nodes[object.identity] = file.profiles.map { _ in nil }
            identities.append(object.identity)
          }
          nodes[object.identity]?[profile] = object.node
        }
      }
      for identity in identities {
        guard let objects = nodes[identity] else { continue }
        add(objects.map { $0?["metadata"] }, field, number)
        if let pod = WorkloadKind.of(group: identity.group, kind: identity.kind)?.podTemplate {
          add(objects.map { $0?[pod]?["metadata"] }, field, number)
        }
      }
    }
  }

  /// Adds the keys whose values differ in the metadata of an object.
  private mutating func add(_ metadata: [Node?], _ field: String, _ file: Int) {
    let maps = metadata.map { node -> NodeMap? in
      if case .map(let map)? = node?[field] { map } else { nil }
    }
    guard let first = maps.lazy.compactMap({ $0 }).first,
      zip(metadata, maps).contains(where: { $0 != nil && $1 != first })
    else { return }
    for key in Set(maps.flatMap { $0?.map(\.key) ?? [] }) {
      let values = zip(metadata, maps).map { node, map -> String?? in
        node == nil ? .none : .some(map?[key]?.text)
      }
      guard values.differ, !values.contains(where: { $0.flatMap { $0 }.map(TextPlaceholder.occurs) ?? false })
      else { continue }
      if let last = texts[key]?.indices.last, texts[key]?[last].file == file {
        if texts[key]?[last].texts.contains(values) == false { texts[key]?[last].texts.append(values) }
      } else {
        texts[key, default: []].append((file, [values]))
      }
    }
  }

  /// The values of the keys whose values are the same in several files, except keys whose values are already shared.
  func ofSystem(except known: [String: [String?]]) -> [String: [String?]] {
    var shared: [String: [String?]] = [:]
    for (key, files) in texts where known[key] == nil && files.count > 1 {
      shared[key] = files.flatMap(\.texts).common
    }
    return shared
  }

  /// The values of the keys whose values are the same in several objects of one file, by the file's number, except
  /// values that the system shares.
  func ofFiles(except known: [String: [String?]]) -> [Int: [String: [String?]]] {
    var shared: [Int: [String: [String?]]] = [:]
    for (key, files) in texts {
      for (file, texts) in files {
        let own = texts.filter { texts in known[key].map { !texts.fits($0) } ?? true }
        if let common = own.common { shared[file, default: [:]][key] = common }
      }
    }
    return shared
  }
}

extension MetadataDifferences.Texts {
  /// Whether the profiles with the object have different values.
  fileprivate var differ: Bool {
    var first: String??
    for case .some(let text) in self {
      if case .some(let first) = first, first != text { return true }
      first = .some(text)
    }
    return false
  }

  /// Whether the values are those that are shared.
  fileprivate func fits(_ shared: [String?]) -> Bool {
    zip(self, shared).allSatisfy { own, shared in
      if case .some(let own) = own { own == shared } else { true }
    }
  }
}

extension [MetadataDifferences.Texts] {
  /// The values that all objects have; nil if two objects have different values in a profile.
  fileprivate var common: [String?]? {
    guard var common = first else { return nil }
    for texts in dropFirst() {
      for (profile, text) in texts.enumerated() {
        guard case .some(let text) = text else { continue }
        if case .some(let known) = common[profile] {
          if known != text { return nil }
        } else {
          common[profile] = .some(text)
        }
      }
    }
    // A profile without any of the objects has the value of the first profile with one.
    let first = common.lazy.compactMap { $0 }.first ?? nil
    return common.map { if case .some(let text) = $0 { text } else { first } }
  }
}
