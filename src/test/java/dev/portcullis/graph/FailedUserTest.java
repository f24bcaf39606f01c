package dev.portcullis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailedUserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'failed_users':[{'input':'+1'},{'errors':[{'code':131047}]}]}",
                "{'failed_users':[{'errors':[{'code':131047}]},{'input':'+1'}]}",
                "{'failed_users':[{'input':'+1'}],'errors':[{'code':131047}]}",
                "{'failed_users':[{'wa_id':'1','errors':{'code':131047}}]}",
                "{'failed_users':[{'input':'+1','error':{'code':131047.0}}]}",
                "{'failed_users':[{'user_id':'US.1','code':'131047'}]}",
                "{'failed_users':{'input':'+1','errors':[{'code':131047}]}}"
            })
    void findsItsErrorWhereverThatStands(String lists) {
        assertThat(codes(lists)).containsExactly(131047);
    }

    @Test
    void takesErrorsBesideUsersForThoseBeforeThem() {
        assertThat(codes("""
                        {'failed_users':[
                          {'input':'+1'},{'input':'+2'},{'errors':[{'code':131021}]},
                          {'input':'+3'},{'errors':[{'code':131047}]},
                          {'input':'+4','errors':[{'code':139101}]},{'input':'+5'}]}
                        """)).containsExactly(131021, 131021, 131047, 139101, 131047);
    }

    @Test
    void hasNoErrorWhereNoneIsGiven() {
        assertThat(codes("{'failed_users':[{'input':'+1'},'+2']}")).containsExactly(0, 0);
        assertThat(codes("{'failed_users':null}")).isEmpty();
    }

    private static List<Integer> codes(String lists) {
        ErrorReader errors = new ErrorReader(400, new Credentials("t", Optional.empty()));
        return FailedUser.in(GraphJson.parse(lists.replace('\'', '"')).orElseThrow(), errors).stream()
                .map(user -> user.fault().map(fault -> fault.error().code()).orElse(0))
                .toList();
    }
}
