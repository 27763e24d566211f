internal import KubernetesFacts
internal import ManifestTree

/// The `images` of a kustomization: images whose name, tag, or digest differs between two profiles in the same way in
/// all containers.
struct ImageReplacements {
  private var targets: [String: ImageReference] = [:]

  /// Finds the images that are replaced by the same image in all containers.
  ///
  /// Kustomize replaces an image in all containers, including added ones. An image that stays the same in one
  /// container, or has two replacements, is changed by patches.
  init(from pairs: [(base: Object, target: Object)], added: [Object]) {
    var found: [String: Set<ImageReference>] = [:]
    for (base, target) in pairs {
      let new = target.node.images
      for (place, image) in base.node.images {
        if let other = new[place] { found[image.name, default: []].insert(other) }
      }
      for image in new.values where found[image.name] != nil || target.node != base.node {
        found[image.name, default: []].insert(image)
      }
    }
    for object in added {
      for image in object.node.images.values { found[image.name, default: []].insert(image) }
    }
    let old = Set(pairs.flatMap { $0.base.node.images.values })
    for (name, images) in found {
      guard images.count == 1, let image = images.first, image.isPinned,
        old.contains(where: { $0.name == name && $0 != image })
      else { continue }
      targets[name] = image
    }
    // The result of one replacement must not be replaced again.
    targets = targets.filter { name, image in image.name == name || targets[image.name] == nil }
  }

  /// The entries of a kustomization, sorted by the name that they replace.
  var entries: [Node] {
    targets.sorted { $0.key < $1.key }.map { name, image in
      var entry: NodeMap = ["name": .string(name)]
      if image.name != name { entry["newName"] = .string(image.name) }
      if let tag = image.tag { entry["newTag"] = .string(tag) }
      if let digest = image.digest { entry["digest"] = .string(digest) }
      return .map(entry)
    }
  }

  /// An object with its images replaced.
  func applied(to object: Object) -> Object {
    guard !targets.isEmpty else { return object }
    var object = object
    object.node = object.node.replacingImages { targets[$0.name] }
    return object
  }
}

extension ImageReference {
  /// Whether Kustomize can use the image as a replacement: it has a tag or a digest, but not both.
  fileprivate var isPinned: Bool { (tag == nil) != (digest == nil) }
}

extension Node {
  /// The images of all containers, by the path and name of the container.
  fileprivate var images: [[String]: ImageReference] {
    var images: [[String]: ImageReference] = [:]
    collectImages(at: [], into: &images)
    return images
  }

  private func collectImages(at place: [String], into images: inout [[String]: ImageReference]) {
    guard case .map(let map) = self else { return }
    for entry in map {
      let next = place + [entry.key]
      switch entry.value {
      case .map: entry.value.collectImages(at: next, into: &images)
      case .list(let list) where ContainerList.all.contains(entry.key):
        for item in list {
          if let image = item["image"]?.text {
            images[next + [item["name"]?.text ?? ""]] = ImageReference(image)
          }
        }
      default: break
      }
    }
  }

  fileprivate func replacingImages(_ replacement: (ImageReference) -> ImageReference?) -> Node {
    guard case .map(var map) = self else { return self }
    for entry in map {
      switch entry.value {
      case .map: map[entry.key] = entry.value.replacingImages(replacement)
      case .list(let list) where ContainerList.all.contains(entry.key):
        map[entry.key] = .list(
          list.map { item in
            guard case .map(var container) = item, let image = item["image"]?.text,
              let other = replacement(ImageReference(image))
            else { return item }
            container["image"] = .string(other.text)
            return .map(container)
          })
      default: break
      }
    }
    return .map(map)
  }
}
