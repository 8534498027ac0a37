using Chronoseal.Firmware.Configuration;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Console.Configuration
{
    /// <summary>Shows settings. No secret comes by here: values are those of <see cref="SettingSet.Shown"/>.</summary>
    internal static class ConfigText
    {
        /// <summary>The settings whose names begin with a prefix, a row each.</summary>
        internal static void List(ConfigurationStore store, string prefix, Answer answer)
        {
            bool isEmpty = true;
            for (int i = 0; i < Schema.Count; i++)
            {
                if (Schema.Spec(i).Name.StartsWith(prefix))
                {
                    Row(store, i, answer);
                    isEmpty = false;
                }
            }

            if (isEmpty)
            {
                answer.Fail("OutOfRange", "no setting begins so; 'config list' names them all");
            }
        }

        /// <summary>One setting in a row.</summary>
        internal static void Row(ConfigurationStore store, int index, Answer answer)
        {
            SettingSpec spec = Schema.Spec(index);
            answer.Row();
            answer.Put("name", spec.Name);
            answer.Put("value", store.Working.Shown(index));
            if (spec.Unit.Length > 0)
            {
                answer.Put("unit", spec.Unit);
            }

            answer.Put("state", State(store, index));
        }

        /// <summary>All there is to know of one setting.</summary>
        internal static void Describe(ConfigurationStore store, int index, Answer answer)
        {
            SettingSpec spec = Schema.Spec(index);
            answer.Block();
            answer.Put("name", spec.Name);
            answer.Put("value", store.Working.Shown(index));
            answer.Put("saved", store.Saved.Shown(index));
            answer.Put("default", spec.Default);
            answer.Put("unit", spec.Unit);
            answer.Put("range", spec.Rule);
            answer.Put("effect", spec.Effect == SettingEffect.Live ? "live" : "restart");
            answer.Put("secret", spec.IsSecret);
            answer.Say(spec.Help);
        }

        /// <summary>The working copy as a text that can be imported.</summary>
        internal static void Export(ConfigurationStore store, Answer answer)
        {
            for (int i = 0; i < Schema.Count; i++)
            {
                SettingSpec spec = Schema.Spec(i);
                if (!spec.IsSecret)
                {
                    Line(spec.Name, store.Working.Get(i), answer);
                }
            }

            for (int i = 0; i < Schema.Count; i++)
            {
                SettingSpec spec = Schema.Spec(i);
                if (spec.IsSecret && store.Working.Get(i).Length > 0)
                {
                    answer.Say("# " + spec.Name + " is set; it is not shown, and importing this leaves it as it is");
                }
            }
        }

        /// <summary>Generation and hash of what is saved.</summary>
        internal static void PutIdentity(ConfigurationStore store, Answer answer)
        {
            answer.Put("generation", store.Generation);
            answer.Put("hash", Hexadecimal.Format(store.Saved.Hash()));
        }

        // A record would put a value with blanks in quotes, which are no part of it in a text.
        private static void Line(string name, string value, Answer answer)
        {
            if (!answer.IsForMachine)
            {
                answer.Say(name + "=" + value);
                return;
            }

            answer.Row();
            answer.Put(name, value);
        }

        private static string State(ConfigurationStore store, int index)
        {
            return store.Working.Get(index) != store.Saved.Get(index) ? "unsaved" : store.Working.IsDefault(index) ? "default" : "set";
        }
    }
}
