using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>
/// A case's facts as they stand: the latest word of each source on each indicator (ASSESS-7, ASSESS-8). Immutable, so
/// that an assessment's snapshot stays what it was.
/// </summary>
internal sealed partial class FactSheet
{
    // In the order of indicator, then source, whatever the order in which they were heard: equal facts encode equally.
    private readonly Entry[] kept;
    private readonly IndicatorSet absent;

    private FactSheet(Entry[] entries)
    {
        kept = entries;
        foreach (var (indicator, word) in entries)
        {
            var one = IndicatorSet.Of(indicator);
            SpokenSet |= one;
            if (word.Presence == Presence.Present)
            {
                PresentSet |= one;
                if (!word.Source.IsSurvivorSide) ChallengeableSet |= one;
            }
            else if (word.Source.Kind != SourceKind.Perpetrator)
            {
                // The perpetrator's denial alone settles nothing (ASSESS-8).
                absent |= one;
            }
        }
    }

    public static FactSheet Empty { get; } = new([]);

    /// <summary>Indicators that are PRESENT (ASSESS-8).</summary>
    public IndicatorSet PresentSet { get; }

    /// <summary>PRESENT from a source that permits its use with the subject (RESPOND-1).</summary>
    public IndicatorSet ChallengeableSet { get; }

    /// <summary>Indicators of every group that are UNKNOWN (ASSESS-8).</summary>
    public IndicatorSet UnknownSet => Indicators.AllSet.Without(PresentSet | absent);

    /// <summary>Indicators on which any source has a word, in the order of the codes.</summary>
    public IEnumerable<Indicator> Spoken => SpokenSet.ToImmutableArray();

    private IndicatorSet SpokenSet { get; }

    /// <summary>
    /// The facts with these observations too. Of each source the word heard last stands; of two heard at the same
    /// moment, the one that comes later in order. An UNKNOWN neither makes a word nor takes one back (ASSESS-8).
    /// </summary>
    public FactSheet Add(IReadOnlyList<Heard> heard)
    {
        Span<short> places = stackalloc short[IndicatorSet.Size * SourceKey.Slots];
        var entries = new List<Entry>(kept.Length + heard.Count);
        foreach (var entry in kept)
        {
            entries.Add(entry);
            places[entry.Slot] = (short)entries.Count;
        }

        for (var i = 0; i < heard.Count; i++)
            Hear(heard[i], entries, places);
        return new(InOrder(entries, places));
    }

    /// <summary>What all sources together say of an indicator (ASSESS-8).</summary>
    public Presence Of(Indicator indicator) =>
        PresentSet.Contains(indicator) ? Presence.Present
        : absent.Contains(indicator) ? Presence.Absent
        : Presence.Unknown;

    /// <summary>Each source's latest word on an indicator.</summary>
    public IReadOnlyList<Word> WordsOn(Indicator indicator)
    {
        var words = new List<Word>();
        foreach (var (about, word) in kept)
        {
            if (about == indicator) words.Add(word);
        }

        return words;
    }

    /// <summary>Whether the fact may be used with the subject (RESPOND-1).</summary>
    public bool ChallengePermitted(Indicator indicator) => ChallengeableSet.Contains(indicator);

    /// <summary>
    /// The facts as they would stand had the survivor's side said nothing. Whatever the subject may notice is made from
    /// this alone (ASK-4, RESPOND-2).
    /// </summary>
    public FactSheet PermittedView() => new(Array.FindAll(kept, static entry => !entry.Word.Source.IsSurvivorSide));

    private static void Hear(Heard heard, List<Entry> entries, Span<short> places)
    {
        if (!Indicators.IsKnown(heard.Indicator))
            throw new ArgumentOutOfRangeException(nameof(heard), heard.Indicator, "Not an indicator.");
        if (heard.Presence is not (Presence.Present or Presence.Absent)) return;

        // Whole milliseconds, as encoded: a sheet read back decides as the one that was written.
        var time = DateTimeOffset.FromUnixTimeMilliseconds(heard.HeardTime.ToUnixTimeMilliseconds());
        foreach (var source in heard.Sources)
        {
            var entry = new Entry(heard.Indicator, new Word(source, heard.Presence, time, heard.ObservationId));
            ref var place = ref places[entry.Slot];
            if (place == 0)
            {
                entries.Add(entry);
                place = (short)entries.Count;
            }
            else if (time >= entries[place - 1].Word.HeardTime)
            {
                entries[place - 1] = entry;
            }
        }
    }

    private static Entry[] InOrder(List<Entry> entries, ReadOnlySpan<short> places)
    {
        var ordered = new Entry[entries.Count];
        var next = 0;
        foreach (var place in places)
        {
            if (place != 0) ordered[next++] = entries[place - 1];
        }

        return ordered;
    }

    private readonly record struct Entry(Indicator Indicator, Word Word)
    {
        public int Slot => ((int)Indicator * SourceKey.Slots) + Word.Source.Slot;
    }
}
