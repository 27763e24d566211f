internal import ManifestTree

/// Taints of devices, and tolerations for them.
extension Validator {
  private static let effects = ["NoSchedule", "NoExecute", "None"]

  mutating func deviceTaintRule(_ spec: Field) {
    let selector = spec["deviceSelector"]
    csiDriver(selector["driver"])
    poolName(selector["pool"])
    if selector["device"].exists { name(selector["device"], .label, "device name") }
    if spec["taint"].exists { deviceTaint(spec["taint"]) }
  }

  mutating func deviceTaint(_ taint: Field) {
    let (key, value, effect) = (taint["key"], taint["value"], taint["effect"])
    if key.exists { qualifiedName(key.string, at: key, "taint key") }
    if !value.string.isEmpty { labelValue(value.string, at: value, "taint value") }
    if effect.exists, require(effect) { choice(effect, Self.effects) }
  }

  mutating func deviceToleration(_ toleration: Field) {
    let (key, value) = (toleration["key"], toleration["value"])
    if !key.string.isEmpty { qualifiedName(key.string, at: key, "taint key") }
    // The default operator is Equal.
    switch toleration["operator"].string {
    case "Exists":
      if !value.string.isEmpty {
        report(.conflict, at: value, "operator 'Exists' and value are mutually exclusive")
      }
    case "", "Equal": labelValue(value.string, at: value, "taint value")
    default: choice(toleration["operator"], ["Equal", "Exists"])
    }
    choice(toleration["effect"], ["", "NoSchedule", "NoExecute", "None"])
  }
}
