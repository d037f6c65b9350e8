namespace RiskPlatform.RiskService.SubjectAccess.Rules;

/// <summary>
/// When a request has to be answered (RECORD-4): one calendar month after it was received, three where it was
/// extended. Where the month has no such day, its last day.
/// </summary>
internal static class AccessClock
{
    private const int Months = 1;
    private const int ExtendedMonths = 3;

    public static DateTimeOffset Due(DateTimeOffset received, bool extended) =>
        received.ToUniversalTime().AddMonths(extended ? ExtendedMonths : Months);

    /// <summary>Once, and before it is due: an answer that is late can't be made timely afterwards.</summary>
    public static bool MayExtend(DateTimeOffset due, bool extended, DateTimeOffset now) => !extended && now < due;
}
