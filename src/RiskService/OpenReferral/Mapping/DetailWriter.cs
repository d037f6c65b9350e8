using System.Globalization;
using RiskPlatform.RiskService.OpenReferral.Hsds;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>Says when a service runs, what it costs, in which languages it is, and its telephone.</summary>
internal static class DetailWriter
{
    internal const string Free = "Free";

    internal static HsdsSchedule Schedule(string serviceId, Session session) => new()
    {
        Id = StableId.Of("schedule", serviceId, session.ToString()),
        ServiceId = serviceId,
        Freq = "WEEKLY",
        Byday = Days.Code(Math.Clamp(session.DayOfWeek, 1, 7)),
        OpensAt = ServiceWriter.Said(session.OpensAt),
        ClosesAt = ServiceWriter.Said(session.ClosesAt),
        Notes = ServiceWriter.Said(session.Note),
    };

    internal static HsdsLanguage Language(string serviceId, string tag) => new()
    {
        Id = StableId.Of("language", serviceId, tag),
        ServiceId = serviceId,
        Name = EnglishName(tag),
        Code = tag,
    };

    internal static IEnumerable<HsdsCostOption> Cost(string serviceId, Cost? cost)
    {
        if (cost is null || cost.Equals(new Cost())) yield break;
        yield return new HsdsCostOption
        {
            Id = StableId.Of("cost", serviceId, cost.ToString()),
            ServiceId = serviceId,
            Option = cost.Free ? Free : null,
            Amount = cost.Free ? 0 : cost.HasAmountPence ? cost.AmountPence / 100m : null,
            AmountDescription = ServiceWriter.Said(cost.Note),
        };
    }

    internal static IEnumerable<HsdsContact> Contact(string serviceId, ContactDetails contact)
    {
        if (contact.Phone.Length == 0) yield break;
        var id = StableId.Of("contact", serviceId, contact.Phone);
        yield return new HsdsContact
        {
            Id = id,
            ServiceId = serviceId,
            Title = "Telephone",
            Phones =
            [
                new HsdsPhone { Id = StableId.Of("phone", id), ContactId = id, Number = contact.Phone },
            ],
        };
    }

    private static string EnglishName(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
