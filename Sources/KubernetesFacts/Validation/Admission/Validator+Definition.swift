internal import ManifestTree

/// CustomResourceDefinitions.
extension Validator {
  mutating func definition(_ object: Field) {
    let (spec, name) = (object["spec"], object["metadata"]["name"])
    let (group, names) = (spec["group"], spec["names"])
    if group.exists, require(group) {
      check(group.string, .subdomain, at: group, "group")
      if !group.string.contains(".") {
        report(.name, at: group, "invalid group '\(group.string)': use a domain with at least one dot")
      }
    }
    let plural = names["plural"].string
    if !plural.isEmpty, !group.string.isEmpty, name.string != "\(plural).\(group.string)" {
      report(
        .name, at: name,
        "CustomResourceDefinition name must be '\(plural).\(group.string)'\(name.foundInstead)")
    }
    definitionNames(names)
    choice(spec["scope"], ["Cluster", "Namespaced"])
    if spec["preserveUnknownFields"].isTrue {
      report(
        .choice, at: spec["preserveUnknownFields"],
        "preserveUnknownFields must be false: use 'x-kubernetes-preserve-unknown-fields: true' in the schema instead"
      )
    }
    conversion(spec["conversion"])
    versions(spec["versions"])
    approval(object["metadata"]["annotations"], group.string)
  }

  /// Checks the annotation with the link to the approval of a definition whose group belongs to the Kubernetes
  /// community.
  private mutating func approval(_ annotations: Field, _ group: String) {
    let isProtected = ["k8s.io", "kubernetes.io"].contains { group == $0 || group.hasSuffix(".\($0)") }
    let annotation = annotations["api-approved.kubernetes.io"]
    guard isProtected, !annotation.string.hasPrefix("unapproved") else { return }
    if annotation.string.isEmpty {
      report(
        .required, at: annotation,
        "the group '\(group)' is reserved for Kubernetes and requires the annotation 'api-approved.kubernetes.io'"
      )
    } else if !annotation.string.contains("://") {
      report(
        .form, at: annotation,
        "invalid value '\(annotation.string)' for annotation 'api-approved.kubernetes.io': use the URL of the API approval, or text that starts with 'unapproved'"
      )
    }
  }

  private mutating func definitionNames(_ names: Field) {
    for key in ["plural", "singular"] { optionalName(names[key], .serviceName, "\(key) name") }
    for key in ["shortNames", "categories"] {
      for name in names[key].items { check(name.string, .serviceName, at: name, "name") }
    }
    for key in ["kind", "listKind"] where !names[key].string.isEmpty {
      if !NameForm.kind.accepts(names[key].string) {
        report(.name, at: names[key], "invalid \(key) '\(names[key].string)': use \(NameForm.kind.expected)")
      }
    }
    if !names["listKind"].string.isEmpty, names["listKind"].string == names["kind"].string {
      report(.conflict, at: names["listKind"], "listKind must not equal kind '\(names["kind"].string)'")
    }
  }

  private mutating func conversion(_ conversion: Field) {
    guard conversion.exists else { return }
    choice(conversion["strategy"], ["None", "Webhook"], isRequired: true)
    let webhook = conversion["webhook"]
    if conversion["strategy"].string == "Webhook" {
      guard webhook["clientConfig"].exists else {
        return report(
          .required, at: webhook["clientConfig"], "the strategy 'Webhook' requires webhook.clientConfig")
      }
      client(webhook["clientConfig"])
      let versions = webhook["conversionReviewVersions"]
      if versions.count == 0 {
        report(.required, at: versions, "conversionReviewVersions must have at least one version")
      } else if Set(versions.texts).isDisjoint(with: ["v1", "v1beta1"]) {
        report(.choice, at: versions, "conversionReviewVersions must contain v1 or v1beta1")
      }
      for version in versions.items { check(version.string, .serviceName, at: version, "version") }
      unique(versions.items, "version") { $0.text }
    } else if webhook.exists {
      report(.conflict, at: webhook, "webhook requires strategy 'Webhook'")
    }
  }

  private mutating func versions(_ versions: Field) {
    unique(versions.items.map { $0["name"] }, "version name") { $0.text }
    let stored = versions.items.count { $0["storage"].isTrue }
    if versions.exists, stored != 1 {
      report(.conflict, at: versions, "exactly one version must have 'storage: true', not \(stored)")
    }
    for version in versions.items {
      optionalName(version["name"], .serviceName, "version name")
      if version["deprecationWarning"].exists {
        if !version["deprecated"].isTrue {
          report(
            .conflict, at: version["deprecationWarning"], "deprecationWarning requires 'deprecated: true'")
        } else if !(1...256).contains(version["deprecationWarning"].string.utf8.count) {
          report(
            .range, at: version["deprecationWarning"],
            "deprecationWarning must have 1 to 256 bytes, not \(version["deprecationWarning"].string.utf8.count)"
          )
        }
      }
      let schema = version["schema"]["openAPIV3Schema"]
      if schema.exists {
        rootSchema(schema)
      } else {
        report(.required, at: schema, "each version requires schema.openAPIV3Schema")
      }
      subresources(version["subresources"])
      for column in version["additionalPrinterColumns"].items { printerColumn(column) }
      selectable(version["selectableFields"], in: schema)
    }
  }

  private mutating func printerColumn(_ column: Field) {
    for key in ["name", "type", "jsonPath"] where column[key].exists { require(column[key]) }
    choice(column["type"], ["boolean", "date", "integer", "number", "string"])
    choice(
      column["format"], ["", "int32", "int64", "float", "double", "byte", "date", "date-time", "password"])
    let path = column["jsonPath"]
    if !path.string.isEmpty, !path.string.hasPrefix(".") {
      report(.form, at: path, "invalid jsonPath '\(path.string)': use a path that starts with '.'")
    }
  }

  private mutating func selectable(_ fields: Field, in schema: Field) {
    if fields.count > 8 {
      report(.range, at: fields, "selectableFields must have at most 8 items, not \(fields.count)")
    }
    unique(fields.items.map { $0["jsonPath"] }, "selectable field") { $0.text }
    for path in fields.items.map({ $0["jsonPath"] }) where path.exists {
      guard require(path) else { continue }
      guard SchemaFieldPath.keys(of: path.string)?.first != "metadata" else {
        report(.choice, at: path, "a selectable field must not be part of metadata")
        continue
      }
      guard let selected = SchemaFieldPath.schema(at: path.string, in: schema) else {
        report(
          .form, at: path, "invalid jsonPath '\(path.string)': \(SchemaFieldPath.fault(of: path.string))")
        continue
      }
      if !["string", "boolean", "integer"].contains(selected["type"].string) {
        report(
          .choice, at: path,
          "a selectable field must be of type 'string', 'boolean', or 'integer'\(selected["type"].foundInstead)"
        )
      }
    }
  }

  private mutating func subresources(_ subresources: Field) {
    let scale = subresources["scale"]
    guard scale.exists else { return }
    for (key, roots, isRequired) in [
      ("specReplicasPath", [".spec."], true), ("statusReplicasPath", [".status."], true),
      ("labelSelectorPath", [".spec.", ".status."], false),
    ] {
      let path = scale[key]
      if path.string.isEmpty {
        if isRequired { report(.required, at: path, "\(key) is required") }
      } else if !roots.contains(where: path.string.hasPrefix) {
        let expected = Self.list(roots.map { String($0.dropLast()) })
        report(.form, at: path, "invalid \(key) '\(path.string)': use a path under \(expected)")
      }
    }
  }
}
