using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>
/// Adds rows on SQLite with one statement that is prepared once for all of them: for rows that each read pays for, or
/// that are many while every other save waits. Tracking each row costs more than storing it.
/// </summary>
internal static class SqliteInsert
{
    private const string Savepoint = "insert";

    /// <summary>Within the transaction that the commit queue has opened; all rows, or none.</summary>
    internal static async Task<int> RunAsync<TRow>(
        DbContext db, IEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TRow : class
    {
        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        await transaction.SaveAsync(Savepoint, cancellationToken);
        try
        {
            await using var command = Command<TRow>(db, transaction, out var properties);
            var count = 0;
            foreach (var row in rows)
            {
                for (var i = 0; i < properties.Length; i++)
                {
                    command.Parameters[i].Value = Value(properties[i], row) ?? DBNull.Value;
                }

                count += await command.ExecuteNonQueryAsync(cancellationToken);
            }

            await transaction.ReleaseAsync(Savepoint, cancellationToken);
            return count;
        }
        catch
        {
            await transaction.RollbackAsync(Savepoint, CancellationToken.None);
            throw;
        }
    }

    /// <summary>From the model, so that the two can't differ.</summary>
    private static DbCommand Command<TRow>(DbContext db, DbTransaction transaction, out IProperty[] properties)
    {
        var entity = db.Model.FindEntityType(typeof(TRow))!;
        properties = [.. entity.GetProperties()];
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        var names = properties.Select(p => $"\"{p.GetColumnName()}\"");
        var values = properties.Select((_, i) => $"@p{i}");
#pragma warning disable CA2100 // Names of the model; values are parameters.
        command.CommandText = $"INSERT INTO \"{entity.GetTableName()}\" ({string.Join(", ", names)}) "
            + $"VALUES ({string.Join(", ", values)})";
#pragma warning restore CA2100
        for (var i = 0; i < properties.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static object? Value(IProperty property, object row)
    {
        var value = property.GetGetter().GetClrValue(row);
        return property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
