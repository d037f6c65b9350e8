using System.Globalization;
using System.Text.Json;
using Google.Protobuf.Reflection;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels.Webhooks;

/// <summary>
/// What a webhook is sent: codes, ids and times, as the protocol names them. The level is among them: it goes signed
/// and encrypted to the agency's own system, which decides by it what to do first, and tells nobody who is meant.
/// </summary>
internal sealed class WebhookBody(RiskDbContext db)
{
    internal const int MostReminders = 500;

    /// <summary>Null where nothing is left to be told.</summary>
    internal async Task<byte[]?> MakeAsync(DueDelivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Content == DeliveryContent.Test)
        {
            return Write("webhook.test", delivery.CreateTime,
                json => json.WriteString("webhook_id", delivery.ReceiverId));
        }

        var all = db.Set<DeliveryReminderRow>().Where(r => r.DeliveryId == delivery.Id)
            .Join(db.Set<ReminderRow>(), d => d.Number, r => r.Number, (_, r) => r);
        var shown = await all.OrderBy(r => r.Number).Take(MostReminders + 1).ToListAsync(cancellationToken);
        return shown.Count switch
        {
            0 => null,
            1 => Write("reminder.created", shown[0].CreateTime, json => Write(json, shown[0])),
            _ => Write("reminders.created", shown[0].CreateTime, json =>
            {
                json.WriteStartArray("reminders");
                foreach (var reminder in shown.Take(MostReminders))
                {
                    json.WriteStartObject();
                    Write(json, reminder);
                    json.WriteEndObject();
                }

                json.WriteEndArray();

                // The stream and the list of reminders have the others, from the last number on.
                json.WriteBoolean("more", shown.Count > MostReminders);
            }),
        };
    }

    private static byte[] Write(string type, DateTimeOffset time, Action<Utf8JsonWriter> data)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteString("timestamp", Time(time));
            json.WriteStartObject("data");
            data(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, ReminderRow reminder)
    {
        json.WriteString("reminder_id", reminder.Id);
        json.WriteNumber("number", reminder.Number);
        json.WriteString("case_id", reminder.CaseId);
        json.WriteString("kind", Name(ReviewCodesReflection.Descriptor, reminder.Kind));
        json.WriteString("concerns_id", reminder.ConcernsId);
        json.WriteString("stage", Name(ReviewCodesReflection.Descriptor, reminder.Stage));
        json.WriteString("level", Name(CodesReflection.Descriptor, reminder.Level));
        json.WriteString("due_time", Time(reminder.DueTime));
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Name<T>(FileDescriptor file, T value)
        where T : struct, Enum
    {
        var number = Convert.ToInt32(value, CultureInfo.InvariantCulture);
        return file.FindTypeByName<EnumDescriptor>(typeof(T).Name).FindValueByNumber(number)?.Name
            ?? number.ToString(CultureInfo.InvariantCulture);
    }
}
