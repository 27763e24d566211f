import Diagnostics
import ManifestTree

@testable import ChartRendering

extension Object {
  /// Creates an object of a test.
  init(_ apiVersion: String, _ kind: String, _ name: String, _ fields: NodeMap = [:]) {
    let identity = ObjectIdentity(apiVersion: apiVersion, kind: kind, namespace: "shop", name: name)
    var map: NodeMap = [
      "apiVersion": .string(apiVersion), "kind": .string(kind),
      "metadata": ["name": .string(name), "namespace": "shop"],
    ]
    for entry in fields { map[entry.key] = entry.value }
    self.init(
      identity, .map(map), from: Origin(FileLocation(file: "App.swift", line: 1, column: 1)))
  }

  /// A Deployment with a pod spec.
  static func deployment(_ name: String, _ spec: NodeMap) -> Object {
    Object("apps/v1", "Deployment", name, ["spec": ["template": ["spec": .map(spec)]]])
  }
}

extension SystemObjects {
  /// Creates a system of two profiles, `base` and `spot`.
  init(base: [Object], spot: [Object]) {
    self.init(profiles: [ProfileObjects("base", base), ProfileObjects("spot", spot)])
  }

  /// Creates a system of profiles.
  init(profiles: [ProfileObjects]) {
    self.init(
      app: "shop", release: "shop", defaultProfile: profiles.first?.profile ?? "", profiles: profiles)
  }
}

extension ProfileObjects {
  /// Creates a profile with one file.
  init(
    _ profile: String, _ objects: [Object], namespace: String = "shop", application: String? = nil,
    release: String = "shop"
  ) {
    self.init(
      profile: profile, application: application ?? "shop-\(profile)", release: release,
      namespace: namespace, files: [FileObjects(file: "cart", objects: objects)])
  }
}

extension Sequence<Object> {
  /// The objects by identity.
  var byIdentity: [ObjectIdentity: Node] { Dictionary(uniqueKeysWithValues: map { ($0.identity, $0.node) }) }
}
