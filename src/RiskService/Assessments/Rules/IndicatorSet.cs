using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>Some indicators, each a bit at its code, so that rules over sets cost one instruction.</summary>
internal readonly record struct IndicatorSet(ulong Bits)
{
    /// <summary>One more than the highest code that fits.</summary>
    public const int Size = 64;

    public bool IsEmpty => Bits == 0;

    public int Count => BitOperations.PopCount(Bits);

    public static IndicatorSet Of(params ReadOnlySpan<Indicator> indicators)
    {
        var bits = 0UL;
        foreach (var indicator in indicators)
            bits |= Bit(indicator);
        return new(bits);
    }

    public static IndicatorSet operator &(IndicatorSet left, IndicatorSet right) => new(left.Bits & right.Bits);

    public static IndicatorSet operator |(IndicatorSet left, IndicatorSet right) => new(left.Bits | right.Bits);

    public bool Contains(Indicator indicator) => (Bits & Bit(indicator)) != 0;

    public bool ContainsAll(IndicatorSet other) => (Bits & other.Bits) == other.Bits;

    public IndicatorSet Without(IndicatorSet other) => new(Bits & ~other.Bits);

    /// <summary>The indicators in the order of their codes.</summary>
    public ImmutableArray<Indicator> ToImmutableArray()
    {
        if (IsEmpty) return [];
        var indicators = new Indicator[Count];
        var rest = Bits;
        for (var i = 0; i < indicators.Length; i++, rest &= rest - 1)
            indicators[i] = (Indicator)BitOperations.TrailingZeroCount(rest);
        return ImmutableCollectionsMarshal.AsImmutableArray(indicators);
    }

    // A code outside the set's range is no indicator that any rule knows; shifting by it would name another one.
    private static ulong Bit(Indicator indicator) => (uint)indicator < Size ? 1UL << (int)indicator : 0;
}
