namespace RiskPlatform.RiskService.Guidance;

/// <summary>The entries of a content file, with the checks that hold for entries of every kind.</summary>
internal sealed record ContentFile<T>(string Name, IReadOnlyList<T> Entries)
    where T : class, IContentEntry
{
    public static ContentFile<T> Read(string name, Dictionary<string, GuidanceFile> files, List<string> problems)
    {
        if (!files.TryGetValue(name, out var file))
        {
            problems.Add($"{name}: is missing");
            return new ContentFile<T>(name, []);
        }

        // The nullable annotations of a list's elements are not known at run time, so a null entry is looked for here.
        var entries = ContentJson.Read<T?[]>(file, problems);
        if (entries is [] || entries?.Contains(null) == true)
            problems.Add($"{name}: has no entries, or one that is null");
        var content = new ContentFile<T>(name, [.. entries?.OfType<T>() ?? []]);
        content.Check(problems);
        return content;
    }

    /// <summary>True if there is nothing to check, because the file could not be read: that is said already.</summary>
    public bool IsUnread => Entries.Count == 0;

    public void CheckShape(ContentFile<T> reference, List<string> problems)
    {
        if (IsUnread || reference.IsUnread)
            return;
        for (var i = 0; i < Math.Max(Entries.Count, reference.Entries.Count); i++)
        {
            var shape = Entries.ElementAtOrDefault(i)?.Shape;
            var expected = reference.Entries.ElementAtOrDefault(i)?.Shape;
            if (shape == expected)
                continue;
            problems.Add($"{Name}: entry {i} is \"{shape}\"; in {reference.Name} it is \"{expected}\"");
            return;
        }
    }

    private void Check(List<string> problems)
    {
        foreach (var key in Entries.GroupBy(e => e.Key).Where(g => g.Count() > 1).Select(g => g.Key))
            problems.Add($"{Name}: {key}: is there more than once");
        foreach (var entry in Entries)
        {
            if (string.IsNullOrWhiteSpace(entry.Key))
                problems.Add($"{Name}: an entry has no id");
            if (string.IsNullOrWhiteSpace(entry.SourceSection))
                problems.Add($"{Name}: {entry.Key}: source_section: is empty");
            foreach (var (field, _) in entry.Texts.Where(t => string.IsNullOrWhiteSpace(t.Text)))
                problems.Add($"{Name}: {entry.Key}: {field}: is empty");
        }
    }
}
