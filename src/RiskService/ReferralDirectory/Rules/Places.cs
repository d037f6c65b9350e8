namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>Places and waiting. They order programmes, and refuse nobody (REFER-5).</summary>
internal static class Places
{
    /// <summary>The longest wait that a listing can have.</summary>
    internal const int MostWeeks = 520;

    internal static Finding? Capacity(CapacityFacts? capacity, JudgedOn on, bool explain)
    {
        if (capacity is null || (capacity.Available is null && capacity.WaitingWeeks is null))
            return Finding.Unknown("Its places are not known.");
        if (!capacity.IsKnownOn(on.Today, on.CapacityTermDays))
            return Finding.Unknown("Its places were last reported too long ago to count.");
        var wait = !explain || capacity.WaitingWeeks is not { } weeks ? "" : weeks switch
        {
            0 => ", without a wait",
            1 => ", with a wait of a week",
            _ => $", with a wait of {weeks} weeks",
        };
        return capacity.Available switch
        {
            null => Finding.Unknown(explain ? $"Its free places are not known{wait}." : ""),
            0 => Finding.Missed(explain ? $"It has no free places{wait}." : ""),
            1 => Finding.Met(explain ? $"It has a free place{wait}." : ""),
            { } free => Finding.Met(explain ? $"It has {free} free places{wait}." : ""),
        };
    }

    /// <summary>Weeks until a place, as far as known: none where one is free, then the known, the full, the unknown.
    /// </summary>
    internal static int Wait(CapacityFacts? capacity, JudgedOn on)
    {
        if (capacity is null || !capacity.IsKnownOn(on.Today, on.CapacityTermDays)) return MostWeeks + 2;
        if (capacity.WaitingWeeks is { } weeks) return weeks;
        return capacity.Available switch
        {
            null => MostWeeks + 2,
            0 => MostWeeks + 1,
            _ => 0,
        };
    }

    internal static bool AnyFree(CapacityFacts? capacity, JudgedOn on) =>
        capacity is { Available: > 0 } && capacity.IsKnownOn(on.Today, on.CapacityTermDays);
}
